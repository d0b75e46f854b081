"""What a shell offers to complete: files where a path is asked for, names where there is a list of them."""

from click import Context, Parameter
from click.shell_completion import CompletionItem


def files(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """The files and folders that begin so."""
    return [CompletionItem(incomplete, type="file")]


def formats(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats of an export, each with what it is."""
    from rashomon.export import format_named, format_names

    found = map(format_named, (name for name in format_names() if name.startswith(incomplete)))
    return [CompletionItem(one.name, help=one.says) for one in found]


def tables(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """The tables of an export, each with what a row is."""
    from rashomon.export import TABLES

    return [CompletionItem(one.name, help=one.says) for one in TABLES if one.name.startswith(incomplete)]
