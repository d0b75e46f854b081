"""An example of every verb, as it stands at the end of its help, in the reference and in the manual page."""

EXAMPLES = {
    "add": "rashomon add news.rashomon reports/",
    "batch": "rashomon batch news/*.jsonl --to tables/",
    "check": "rashomon check news.rashomon",
    "collate": "rashomon collate reports/ > stories.jsonl",
    "copy": "rashomon copy news.rashomon backup.rashomon",
    "correct": 'rashomon correct news.rashomon same actor "Ada Quill" Quill --why "one minister"',
    "demo": "rashomon demo -o dossier.html",
    "export": "rashomon export news.rashomon --to parquet -o tables/",
    "mark": "rashomon mark reports/ > marked.jsonl",
    "mcp": "rashomon mcp news.rashomon",
    "read": "rashomon read page.html crawl.warc.gz > articles.jsonl",
    "rebuild": "rashomon rebuild news.rashomon",
    "refresh": "rashomon refresh news.rashomon",
    "schema": "rashomon schema > schema.json",
    "search": "rashomon search news.rashomon 'speaker:\"Ada Quill\" about:ferry after:2023-05'",
    "serve": "rashomon serve news.rashomon",
    "stories": "rashomon stories news.rashomon --limit 10",
    "tell": "rashomon tell reports/ -o dossier.html -o dossier.json",
    "vacuum": "rashomon vacuum news.rashomon",
    "watch": "rashomon watch news.rashomon https://courier.example/feed --every 15m",
}
