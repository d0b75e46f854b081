-- What is searched: reports, quotations, events and facts, each a passage with the names that it is found under.

CREATE TABLE item (
    number INTEGER PRIMARY KEY,      -- grows with the day: newer passages have greater numbers
    kind TEXT NOT NULL,              -- report, quotation, event or fact
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number),
    start INTEGER NOT NULL,          -- of the passage, in code points of the article's text
    stop INTEGER NOT NULL,
    story INTEGER REFERENCES story (number),
    speaker TEXT NOT NULL DEFAULT '',
    actor TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    outlet TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT ''    -- kind, type, status, countries, agency, story, each as one word
) STRICT;
CREATE INDEX item_article ON item (article);
CREATE INDEX item_story ON item (story) WHERE story IS NOT NULL;
CREATE INDEX item_id ON item (id);

-- The words themselves stand in article.text and item; the index holds only where they are.
CREATE VIRTUAL TABLE item_text USING fts5 (
    words, speaker, actor, about, place, outlet, tags,
    content = '', tokenize = "unicode61 remove_diacritics 2"
);
