-- What a desk decides and watches.

CREATE TABLE correction (
    number INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    kind TEXT NOT NULL,
    first TEXT NOT NULL,             -- a JSON array of ids
    second TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    undone TEXT                      -- when it was taken back
) STRICT;

CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    checked TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    wait_until TEXT,
    trouble TEXT                     -- what went wrong last time, in one line
) STRICT, WITHOUT ROWID;

CREATE TABLE seen (                  -- addresses that a feed named and that were fetched
    address TEXT PRIMARY KEY,
    feed TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE news (                  -- what was new in content, addition by addition
    number INTEGER PRIMARY KEY,
    addition INTEGER NOT NULL REFERENCES addition (number),
    story TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL             -- JSON
) STRICT;
CREATE INDEX news_addition ON news (addition);
