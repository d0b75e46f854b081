"""The SQL that made the tables of archives, one file a step."""
