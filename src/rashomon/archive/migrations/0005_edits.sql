-- Reports that were edited after publication: what changed in meaning between two versions.

CREATE TABLE edit (
    target INTEGER PRIMARY KEY REFERENCES article (number),  -- the later version
    source INTEGER NOT NULL REFERENCES article (number),     -- the version whose place it took
    record TEXT NOT NULL                                     -- JSON
) STRICT;
