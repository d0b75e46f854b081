"""Utterances as TEI with a critical apparatus: the best wording is the text, the others are its readings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.export.format import text_format
from rashomon.export.formats.xml import attribute, is_name, text
from rashomon.export.material import Material, Told
from rashomon.export.tables import variant_citation
from rashomon.model import MarkedArticle, Utterance, Variant, content_id

_LEAST = (
    0.45  # of the words of two wordings that are the same, below which one is no reading of the other but a paraphrase
)
_MOST = 2_000  # words of a wording that are compared
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _text(material: Material) -> Iterator[str]:
    yield f'{_XML}<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n{_header("Utterances in news reports")}'
    number = 0
    for number, told in enumerate((told for told in material if told.story and told.story.sayings), 1):
        yield from _story(told, number)
    if not number:
        yield f"<TEI>\n{_header('No utterance')}<text><body><p/></body></text>\n</TEI>\n"
    yield "</teiCorpus>\n"


def _story(told: Told, number: int) -> Iterator[str]:
    story = told.story
    if story is None:
        return
    sigla = {name: f"w{number}-{at}" for at, name in enumerate(told.articles, 1)}
    yield f"<TEI>\n{_header(story.title, _witnesses(told, sigla))}<text>\n<body>\n"
    for at, saying in enumerate(story.sayings, 1):
        yield _said(told, saying, sigla, saying.id if is_name(saying.id) else content_id("u", number, at, saying.id))
    yield "</body>\n</text>\n</TEI>\n"


_ENCODING = '<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>'


def _header(title: str, source: str = "<p>News reports.</p>") -> str:
    parts = (
        f"<titleStmt><title>{text(title)}</title></titleStmt>",
        "<publicationStmt><p>Written by Rashomon.</p></publicationStmt>",
        f"<sourceDesc>{source}</sourceDesc>",
    )
    described = "\n".join(parts)
    return f"<teiHeader>\n<fileDesc>\n{described}\n</fileDesc>\n{_ENCODING}\n</teiHeader>\n"


def _witnesses(told: Told, sigla: dict[str, str]) -> str:
    lines = []
    for name, article in told.articles.items():
        origin = sigla.get(told.origins.get(name, name), "")
        derived = (
            f'<note type="origin">descends from <ref target={attribute("#" + origin)}/></note>'
            if origin != sigla[name]
            else ""
        )
        lines.append(
            f"<witness xml:id={attribute(sigla[name])} n={attribute(name)}>{_bibliography(article)}{derived}</witness>"
        )
    return "<listWit>\n" + "\n".join(lines) + "\n</listWit>"


def _bibliography(article: MarkedArticle) -> str:
    date = article.published.value
    parts = (
        f'<title level="a">{text(article.title or article.source)}</title>',
        f"<publisher>{text(article.publisher)}</publisher>" if article.publisher else "",
        f"<date>{text(date)}</date>" if date else "",
        f"<ref target={attribute(article.url)}/>" if article.url and not re.search(r"\s", article.url) else "",
    )
    return f"<bibl>{''.join(parts)}</bibl>"


def _said(told: Told, saying: Utterance, sigla: dict[str, str], name: str) -> str:
    """An utterance: its speaker, its text with the apparatus, and the place of each wording."""
    known = [variant for variant in saying.variants if variant.article in sigla]
    if not known:
        return ""
    speaker = f"<speaker>{text(saying.speaker)}</speaker>" if saying.speaker else ""
    places = "".join(_place(told, variant, sigla) for variant in known)
    dated = f"<date>{text(saying.date)}</date>" if saying.date else ""
    return (
        f"<sp xml:id={attribute(name)}>{speaker}<p>{_apparatus(known, sigla)}</p>"
        f'<note type="places">{dated}<list>{places}</list></note></sp>\n'
    )


def _place(told: Told, variant: Variant, sigla: dict[str, str]) -> str:
    words = variant_citation(variant)
    origin = sigla.get(told.origin(words), "")
    span = f"char={words.span.start},{words.span.end}"
    return (
        f"<item corresp={attribute('#' + sigla[variant.article])} n={attribute(span)} ana={attribute('#' + origin)}>"
        f"{text(variant.text)}</item>"
    )


def _apparatus(variants: Sequence[Variant], sigla: dict[str, str]) -> str:
    """The first wording; where others have other words, a lemma and their readings; paraphrases behind it."""
    lead = variants[0].text.split()[:_MOST]
    others, paraphrases = [], []
    for variant in variants[1:]:
        words = variant.text.split()[:_MOST]
        compared = SequenceMatcher(None, _folded(lead), _folded(words), autojunk=False)
        if compared.ratio() >= _LEAST:
            others.append((f"#{sigla[variant.article]}", words, _outer(lead, words, compared)))
        else:
            paraphrases.append(f"<rdg wit={attribute('#' + sigla[variant.article])}>{text(variant.text)}</rdg>")
    out, at = [], 0
    for first, last in _joined(place for _, _, places in others for place, _ in places):
        out.append(text(" ".join(lead[at:first])))
        readings = [(wit, " ".join(_reading(words, places, first, last))) for wit, words, places in others]
        out.append(_entry(" ".join(lead[first:last]), f"#{sigla[variants[0].article]}", readings))
        at = last
    out.append(text(" ".join(lead[at:])))
    body = " ".join(filter(None, out))
    tail = f' <app type="paraphrase">{"".join(paraphrases)}</app>' if paraphrases else ""
    return body + tail


_Places = list[tuple[tuple[int, int], tuple[int, int]]]  # stretches of the lead, each with that of the other wording


def _outer(lead: list[str], words: list[str], compared: SequenceMatcher[str]) -> _Places:
    """Where two wordings differ; what was only added takes the word before it (or behind) along, and so has a place."""
    found: _Places = []
    for kind, first, last, start, end in compared.get_opcodes():
        if kind == "equal":
            continue
        if first == last and first > 0:
            first, start = first - 1, max(0, start - 1)  # noqa: PLW2901
        elif first == last and lead:
            last, end = last + 1, min(len(words), end + 1)  # noqa: PLW2901
        found.append(((first, last), (start, end)))
    return found


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(places):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _reading(words: list[str], places: _Places, first: int, last: int) -> list[str]:
    """The words of a wording that stand for those of the lead from ``first`` to ``last``."""
    return words[_across(places, first, end=False) : _across(places, last, end=True)]


def _across(places: _Places, at: int, *, end: bool) -> int:
    """Where a place of the lead lies in the other wording."""
    shift = 0
    for (first, last), (start, stop) in places:
        if at < first or (at == first and not end):
            if at == first:
                return start
            break
        if at < last or (at == last and end):
            return stop if end else start
        shift = stop - last
    return at + shift


def _entry(lemma: str, witness: str, readings: list[tuple[str, str]]) -> str:
    agreeing = [witness, *(wit for wit, words in readings if words == lemma)]
    grouped: dict[str, list[str]] = {}
    for wit, words in readings:
        if words != lemma:
            grouped.setdefault(words, []).append(wit)
    lines = "".join(f"<rdg wit={attribute(' '.join(wits))}>{text(words)}</rdg>" for words, wits in grouped.items())
    return f"<app><lem wit={attribute(' '.join(agreeing))}>{text(lemma)}</lem>{lines}</app>"


def _folded(words: Sequence[str]) -> list[str]:
    return [word.translate(_STRAIGHT) for word in words]


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
TEI = text_format("tei", "utterances as TEI with a critical apparatus", ".xml", _text)
