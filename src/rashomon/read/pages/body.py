"""The body: chosen blocks joined to one text, with the way back to the raw page."""

from rashomon.model import Run
from rashomon.read.pages.blocks import Block, fold


def join(source: str, blocks: list[Block]) -> tuple[str, tuple[Run, ...]]:
    """The text of ``blocks`` with a blank line between two, and the runs that map it to ``source``.

    The blank line stands for the markup that ends the block before it, up to and with the next ``>``.
    """
    parts: list[str] = []
    runs: list[Run] = []
    size = 0
    for block in blocks:
        if parts:
            end = runs[-1].raw + runs[-1].raw_length
            close = source.find(">", end, block.start)
            runs.append(Run(size, end, 2, (close + 1 if close >= 0 else block.start) - end))
            parts.append("\n\n")
            size += 2
        text, own = fold(source, block.ranges)
        runs += [Run(size + run.start, run.raw, run.length, run.raw_length) for run in own]
        parts.append(text)
        size += len(text)
    return "".join(parts), tuple(runs)
