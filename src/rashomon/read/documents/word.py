"""Word files (DOCX)."""

import io

from rashomon.read.documents.packages import open_package


def word_text(data: bytes) -> str:
    """The paragraphs of the body, in order, those of its tables among them, one line each."""
    import docx  # noqa: PLC0415  an extra: only documents need it
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    open_package(data).close()
    lines: list[str] = []
    for item in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(item, Paragraph):
            lines.append(item.text)
        else:
            lines.extend("\t".join(cell.text for cell in row.cells) for row in item.rows)
    return "\n".join(lines)
