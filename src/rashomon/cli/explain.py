"""Explanations in colour, for a person at a terminal: why a line was kept, who says what."""

from typing import TYPE_CHECKING

from rich.text import Text

from rashomon.model import Article, LineLabel, MarkedArticle, one_line, shown

if TYPE_CHECKING:
    from rashomon.mark.quotes.explain import Role

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
QUOTE_STYLES: dict["Role", str] = {
    "content": "green",
    "cue": "bold yellow",
    "speaker": "bold cyan",
    "addressee": "magenta",
    "relay": "blue",
    "venue": "italic",
}


def explained_lines(article: Article, raw: str) -> Text:
    """Every line of the raw input behind its label and reason, and the grounds of what is known of the article."""
    out = Text()
    for line in article.lines:
        style = LINE_STYLES[line.label]
        words = one_line(" ".join(raw[line.start : line.end].split()))
        out.append(f"{line.label:<12}", style).append(words, style)
        out.append(f"  {one_line(line.reason)}\n" if line.reason else "\n", "italic bright_black")
    for ground in article.grounds:
        words = f" “{one_line(ground.span.of(raw))}”" if ground.span is not None else ""
        out.append(f"{ground.field:<12}", "bold blue").append(one_line(ground.value))
        out.append(f"  {one_line(ground.reason)}{words}\n", "italic bright_black")
    return out


def explained_quotes(article: MarkedArticle) -> Text:
    """The article's text with the words that play a role in a quotation in colour, then one line for each quotation."""
    from rashomon.mark.quotes.explain import roles

    text = Text(shown(article.text).replace("\r", " "))  # one for one, so that every span keeps its place
    for span, role in roles(article.quotes):
        text.stylize(QUOTE_STYLES[role], span.start, span.end)
    text.append("\n\n")
    for quote in article.quotes:
        name = quote.speaker.name if quote.speaker else "(nobody named)"
        words = one_line(" … ".join(span.of(article.text) for span in quote.content))
        text.append(f"{quote.kind:<9}").append(one_line(name), QUOTE_STYLES["speaker"])
        text.append(": ").append(words, QUOTE_STYLES["content"]).append("\n")
    return text
