-- Reports, what was made of them, and the stories they tell. A row says which stage, in which version, made it.

CREATE TABLE addition (              -- one run of `add` or `watch`
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL                 -- ISO 8601, UTC
) STRICT;

CREATE TABLE input (                 -- what was read once and need not be read again
    digest TEXT NOT NULL,            -- of the bytes and of how they were to be read
    stage TEXT NOT NULL,             -- "read" and its version
    articles TEXT NOT NULL,          -- a JSON array of the ids that came out of it
    PRIMARY KEY (digest, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    url TEXT,
    title TEXT,
    publisher TEXT,
    published TEXT,
    language TEXT,
    day INTEGER NOT NULL,            -- of publication, counted from 1 January of year 1; 0 where it is not known
    text TEXT NOT NULL,
    record BLOB NOT NULL,            -- the record without its text, packed
    made_by TEXT NOT NULL,           -- the stages in turn, each with its version
    marks_key TEXT NOT NULL,         -- a hash of what its marks depend on, by which copies are found
    later INTEGER REFERENCES article (number),  -- the version of the same report that took its place
    addition INTEGER NOT NULL REFERENCES addition (number)
) STRICT;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_day ON article (day);
CREATE INDEX article_made_by ON article (made_by);
CREATE INDEX article_marks_key ON article (marks_key);

CREATE TABLE feature (               -- what copies are found by: rare words in a row, pairs of rare words
    value INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number),
    PRIMARY KEY (value, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE word (                  -- the heaviest words of a report, in the order of time
    stem INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number),
    PRIMARY KEY (stem, day, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE frequency (             -- how many reports hold a stem
    stem INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;

CREATE TABLE copy (
    source INTEGER NOT NULL REFERENCES article (number),
    target INTEGER NOT NULL REFERENCES article (number),
    record BLOB NOT NULL,
    PRIMARY KEY (target, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_source ON copy (source);

CREATE TABLE story (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    reports INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    record BLOB NOT NULL,
    made_by TEXT NOT NULL,
    changed INTEGER NOT NULL REFERENCES addition (number)
) STRICT;
CREATE INDEX story_changed ON story (changed);
CREATE INDEX story_last ON story (last);

CREATE TABLE member (
    article INTEGER PRIMARY KEY REFERENCES article (number),
    story INTEGER NOT NULL REFERENCES story (number)
) STRICT;
CREATE INDEX member_story ON member (story);

CREATE TABLE forward (               -- every id that a thing ever had leads to the one it has now
    old TEXT PRIMARY KEY,
    now TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
