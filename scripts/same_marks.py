"""Whether marks are what they were, byte for byte: ``python scripts/same_marks.py PRINTS PLACE...``.

At one revision the command writes PRINTS, a line for each report in the PLACES (JSON lines with a ``text``, text files,
folders of them): its id, a hash of its parse, a hash of its record. At another revision, where PRINTS exists, it
compares with them instead, names the reports whose parse or marks are others, and ends with status 1 where any is.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec
from spacy.tokens import Doc

from rashomon.mark import Parser, mark
from rashomon.mark.parse import Parsed
from rashomon.model import Article, Published, encode

SHOWN = 20  # reports that differ, by name


class _Seen(Parser):
    """A parser that keeps a hash of its last parse, and no parse itself, so that each report stands alone."""

    last = ""
    words = 0

    def parse(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        for parsed in Parser().parse(articles):
            self.last = _hashed(parsed.doc.to_array(list(Doc._get_array_attrs())).tobytes())  # noqa: SLF001
            self.words += len(parsed.doc)
            yield parsed


def _hashed(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()


def reports(places: Iterable[str]) -> Iterator[tuple[str, Article]]:
    """The reports in files and folders, in their order, each with its name: folder, file and line."""
    for place in map(Path, places):
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            folder = file.parent.name
            if file.suffix == ".jsonl":
                rows = ((f"{file.name}:{at}", json.loads(row)) for at, row in enumerate(file.read_bytes().splitlines()))
                yield from ((f"{folder}/{name}", _report(name, row)) for name, row in rows if row.get("text"))
            elif file.suffix == ".txt":
                text = file.read_text(encoding="utf-8", errors="replace")
                yield f"{folder}/{file.name}", _report(file.name, {"text": text})


def _report(name: str, row: dict[str, str]) -> Article:
    published = Published(row["published"], None, "stated") if row.get("published") else Published(None, None)
    title, publisher = (row[key] if isinstance(row.get(key), str) else None for key in ("title", "publisher"))
    article = Article(id=f"a-{name}", source=name, text=row["text"], language="en")
    return msgspec.structs.replace(article, title=title, publisher=publisher, published=published)


def prints(places: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Of each report its name, the hash of its parse and that of its record."""
    seen = _Seen()
    for name, article in reports(places):
        seen.last = ""
        record = encode(mark(article, seen))
        yield name, seen.last, _hashed(record.encode("utf-8", "surrogatepass"))
    print(f"{seen.words:,} words", file=sys.stderr)


def main(file: str, *places: str) -> None:
    """Write the prints, or compare with those that were written."""
    kept = Path(file)
    if not kept.exists():
        lines = ["\t".join(row) for row in prints(places)]
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(lines):,} reports written to {kept}")
        return
    before = {name: rest for name, *rest in (line.split("\t") for line in kept.read_text("utf-8").splitlines())}
    compared, parses, marks = 0, list[str](), list[str]()
    for name, parse, record in prints(places):
        if name in before:
            compared += 1
            parses += [name] * (parse != before[name][0])
            marks += [name] * (record != before[name][1])
    print(f"{compared:,} reports compared: {len(parses)} with another parse, {len(marks)} with other marks")
    for what, names in (("parse", parses), ("marks", marks)):
        for name in names[:SHOWN]:
            print(f"other {what}: {name}")
    if parses or marks or not compared:
        raise SystemExit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
