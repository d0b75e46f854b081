"""What one page may hold, and the name of the first page of a folder."""

STORIES_IN_ONE_FILE = 20
BYTES_IN_ONE_FILE = 5_000_000
INDEX = "index.html"
