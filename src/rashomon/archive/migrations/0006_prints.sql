-- What lets an account be carried on (a hash of what it depends on), and a file written anew be found by its path.

ALTER TABLE story ADD COLUMN basis TEXT NOT NULL DEFAULT '';
CREATE INDEX article_source ON article (source) WHERE url IS NULL AND later IS NULL;
