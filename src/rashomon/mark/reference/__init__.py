"""Reference inside one article: pronouns and roles led back to the fullest name."""
