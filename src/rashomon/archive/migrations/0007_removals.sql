-- Reports that a desk took out: what named them stays, so that they do not come back with the next addition.

CREATE TABLE removal (
    article TEXT PRIMARY KEY,        -- the id that it had; nothing that it said is kept
    why TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
