-- What an addition asks of the whole archive, kept so that it costs the same however much the archive holds.

CREATE TABLE pending (               -- reports that are in no story yet
    article INTEGER PRIMARY KEY REFERENCES article (number)
) STRICT;
INSERT INTO pending
    SELECT number FROM article a WHERE later IS NULL AND NOT EXISTS (SELECT 1 FROM member m WHERE m.article = a.number);
CREATE TRIGGER article_comes AFTER INSERT ON article WHEN new.later IS NULL BEGIN
    INSERT OR IGNORE INTO pending VALUES (new.number);
END;
CREATE TRIGGER article_is_replaced AFTER UPDATE OF later ON article WHEN new.later IS NOT NULL BEGIN
    DELETE FROM pending WHERE article = new.number;
END;
CREATE TRIGGER member_joins AFTER INSERT ON member BEGIN
    DELETE FROM pending WHERE article = new.article;
END;
CREATE TRIGGER member_leaves AFTER DELETE ON member BEGIN
    INSERT OR IGNORE INTO pending SELECT number FROM article WHERE number = old.article AND later IS NULL;
END;

-- To count the current ones without reading them, and to find the earlier versions of one.
CREATE INDEX article_current ON article (number) WHERE later IS NULL;
CREATE INDEX article_later ON article (later) WHERE later IS NOT NULL;

CREATE TABLE weights (               -- how many reports held each stem when weights were last taken; one row
    articles INTEGER NOT NULL,       -- how many reports there were
    stems BLOB NOT NULL,             -- 32-bit numbers
    counts BLOB NOT NULL
) STRICT;
DELETE FROM setting WHERE name = 'weights';
