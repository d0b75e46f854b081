"""Explanations in colour, for a person at a terminal: why a line was kept, who says what."""

from rich.text import Text

from rashomon.model import Article, LineLabel, MarkedArticle, Span

LINE_STYLES: dict[LineLabel, str] = {
    "title": "bold",
    "byline": "cyan",
    "date": "cyan",
    "caption": "yellow",
    "body": "green",
    "subheading": "bold green",
    "boilerplate": "bright_black",
    "related": "magenta",
    "other-story": "magenta",
    "credits": "cyan",
    "bio": "bright_black",
}
QUOTE_STYLES = {"content": "green", "cue": "bold yellow", "speaker": "bold cyan", "addressee": "magenta"}


def explained_lines(article: Article, raw: str) -> Text:
    """Every line of the raw input behind its label and reason, and the grounds of what is known of the article."""
    out = Text()
    for line in article.lines:
        style = LINE_STYLES[line.label]
        words = " ".join(raw[line.start : line.end].split())
        out.append(f"{line.label:<12}", style).append(words, style)
        out.append(f"  {line.reason}\n" if line.reason else "\n", "italic bright_black")
    for ground in article.grounds:
        words = f" “{ground.span.of(raw)}”" if ground.span is not None else ""
        out.append(f"{ground.field:<12}", "bold blue").append(ground.value)
        out.append(f"  {ground.reason}{words}\n", "italic bright_black")
    return out


def explained_quotes(article: MarkedArticle) -> Text:
    """The article's text with contents, cues, speakers and addressees in colour, then one line for each quotation."""
    text = Text(article.text)
    for style, span in _quote_spans(article):
        text.stylize(QUOTE_STYLES[style], span.start, span.end)
    text.append("\n\n")
    for quote in article.quotes:
        name = quote.speaker.name if quote.speaker else "(nobody named)"
        words = " … ".join(span.of(article.text) for span in quote.content)
        text.append(f"{quote.kind:<9}").append(name, QUOTE_STYLES["speaker"])
        text.append(": ").append(words, QUOTE_STYLES["content"]).append("\n")
    return text


def _quote_spans(article: MarkedArticle) -> list[tuple[str, Span]]:
    spans = []
    for quote in article.quotes:
        spans += [("content", span) for span in quote.content] + [("cue", span) for span in quote.cue]
        for style, party in (("speaker", quote.speaker), ("addressee", quote.addressee)):
            spans += [(style, span) for span in party.spans] if party else []
    return spans
