"""Whether a dossier of the demo says what a careful reader finds in it (``expected.toml``), one check a kind of record.

Run as a program, it prints what holds and what does not: ``python tests/demo/expectations.py``. With ``--write`` it
writes what does not hold yet into ``not_yet.txt``, which the test leaves out: the list must only grow shorter.
"""

import sys
import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import as_file, files
from pathlib import Path, PurePath
from typing import Any

from rashomon.collate import collate
from rashomon.engine import mark_paths
from rashomon.model import Citation, Dossier, Failure, MarkedArticle, Span, Story

EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("expected.toml").read_text("utf-8"))
FILES = {one["id"]: one["file"] for one in EXPECTED["report"]}


def demo_dossier() -> tuple[Dossier, list[Failure]]:
    """The dossier of the reports that ship with the package, and what could not be read."""
    failures: list[Failure] = []
    with as_file(files("rashomon.demo") / "reports") as folder:
        articles = tuple(sorted(mark_paths((str(folder),), failures.append, jobs=1), key=lambda article: article.id))
    return Dossier(articles, collate(articles)), failures


class Demo:
    """A dossier of the demo, asked about its reports by the short names of ``expected.toml``."""

    def __init__(self, dossier: Dossier) -> None:
        names = {file: name for name, file in FILES.items()}
        self.articles = {names[PurePath(one.source).name]: one for one in dossier.articles}
        self.names = {one.id: name for name, one in self.articles.items()}
        self.story: Story = dossier.stories[0]

    def article(self, name: str) -> MarkedArticle:
        return self.articles[name]

    def span(self, name: str, words: str) -> Span | None:
        """Where the words stand; a no-break space counts as a blank."""
        start = self.article(name).text.replace("\u00a0", " ").find(words)
        return Span(start, start + len(words)) if start >= 0 else None

    def touches(self, reports: Iterable[Citation], name: str, words: str) -> bool:
        """Whether one of the reports cites the words."""
        span = self.span(name, words)
        return span is not None and any(
            self.names.get(one.article) == name and one.span.overlaps(span) for one in reports
        )


def report_fields(demo: Demo, want: dict[str, Any]) -> dict[str, bool]:
    """What is known of a report, field by field."""
    article = demo.article(want["id"])
    return {
        "publisher": article.publisher == want["publisher"],
        "title": article.title == want["title"],
        "bylines": article.bylines == tuple(want["bylines"]),
        "agencies": article.agencies == tuple(want["agencies"]),
        "published": (article.published.value or "").startswith(want["published"]),
        "begins": want["begins"] in article.text[: len(want["begins"]) + 60],
        "ends": article.text.rstrip().endswith(want["ends"]),
        "left_out": not any(words in article.text for words in want["left_out"]),
        "translated": bool(article.translated) == want.get("translated", False),
    }


def time_is_resolved(demo: Demo, want: dict[str, Any]) -> bool:
    span = demo.span(want["report"], want["words"])
    times = demo.article(want["report"]).times
    return span is not None and any(one.span.overlaps(span) and one.value == want["value"] for one in times)


def quote_is_attributed(demo: Demo, want: dict[str, Any]) -> bool:
    span = demo.span(want["report"], want["words"])
    if span is None:
        return False
    found = [one for one in demo.article(want["report"]).quotes if any(part.overlaps(span) for part in one.content)]
    names = [want["speaker"]] if isinstance(want["speaker"], str) else want["speaker"]
    return any(one.speaker is not None and one.speaker.name in names and one.kind == want["kind"] for one in found)


def copy_is_found(demo: Demo, want: dict[str, Any]) -> bool:
    return any(
        (demo.names.get(one.source), demo.names.get(one.target)) == (want["from"], want["to"])
        and one.share >= want["share"]
        for one in demo.story.copies
    )


def origins_are_counted(demo: Demo, want: dict[str, Any]) -> bool:
    groups = {frozenset(demo.names[article] for article in group) for group in demo.story.origins}
    return groups == {frozenset(group) for group in want["groups"]}


def actor_is_joined(demo: Demo, want: dict[str, Any]) -> bool:
    return any(
        one.name == want["name"]
        and one.kind == want["kind"]
        and {demo.names[mention.article] for mention in one.mentions} >= set(want["reports"])
        for one in demo.story.actors
    )


def saying_is_joined(demo: Demo, want: dict[str, Any]) -> bool:
    for saying in demo.story.sayings:
        reports = [Citation(one.article, span, "") for one in saying.variants for span in one.spans]
        if all(demo.touches(reports, name, words) for name, words in want["wordings"]):
            return (saying.speaker, saying.origins) == (want["speaker"], want["origins"])
    return False


def disagreement_is_seen(demo: Demo, want: dict[str, Any]) -> bool:
    """Each expected reading is a reading of one disagreement, and no two of them are the same one."""
    for dispute in demo.story.disagreements:
        places = []
        for wanted in want["readings"]:
            hits = [
                number
                for number, reading in enumerate(dispute.readings)
                if all(demo.touches(reading.reports, name, words) for name, words in wanted)
            ]
            places.append(hits[0] if hits else None)
        if None not in places and len(set(places)) == len(places):
            return True
    return False


def entry_is_dated(demo: Demo, want: dict[str, Any]) -> bool:
    return any(
        one.date.startswith(want["date"])
        and one.status in {want["status"], "agreed" if want["status"] == "planned" else want["status"]}
        and demo.touches(one.reports, want["report"], want["words"])
        for one in demo.story.timeline
    )


def commitment_is_followed(demo: Demo, want: dict[str, Any]) -> bool:
    for promise in demo.story.commitments:
        steps = [step.report for step in promise.chain]
        if want["who"] in promise.who and demo.touches(promise.reports, want["report"], want["words"]):
            return all(demo.touches(steps, name, words) for name, words in want["steps"])
    return False


CHECKS: dict[str, Callable[[Demo, dict[str, Any]], bool]] = {
    "time": time_is_resolved,
    "quote": quote_is_attributed,
    "copy": copy_is_found,
    "origins": origins_are_counted,
    "actor": actor_is_joined,
    "saying": saying_is_joined,
    "disagreement": disagreement_is_seen,
    "timeline": entry_is_dated,
    "commitment": commitment_is_followed,
}


def outcomes(demo: Demo) -> dict[str, bool]:
    """Every expectation by its name ("quote wheel", "report halyard title") and whether it holds."""
    found: dict[str, bool] = {}
    for want in EXPECTED["report"]:
        known = report_fields(demo, want) if want["id"] in demo.articles else dict.fromkeys(["read"], False)
        found |= {f"report {want['id']} {field}": holds for field, holds in known.items()}
    for kind, check in CHECKS.items():
        for want in EXPECTED[kind]:
            try:
                found[f"{kind} {want['id']}"] = check(demo, want)
            except KeyError:
                found[f"{kind} {want['id']}"] = False
    return found


if __name__ == "__main__":
    dossier, failures = demo_dossier()
    for failure in failures:
        sys.stdout.write(f"not read: {failure.line()}\n")
    every = outcomes(Demo(dossier))
    for name, holds in every.items():
        if not holds:
            sys.stdout.write(f"not yet: {name}\n")
    sys.stdout.write(f"{sum(every.values())} of {len(every)} hold\n")
    if "--write" in sys.argv:
        missing = "".join(f"{name}\n" for name, holds in every.items() if not holds)
        Path(__file__).with_name("not_yet.txt").write_text(missing, "utf-8")
