"""Write share/ from the commands: completion for three shells and the manual page (`python scripts/shell_files.py`).

A wheel installs them where shells and `man` look: below the prefix, as in ~/.local/share or /usr/local/share.
"""

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from rashomon.cli import cli

SHARE = Path(__file__).parents[1] / "share"
COMPLETIONS: dict[str, type[ShellComplete]] = {
    "bash-completion/completions/rashomon": BashComplete,
    "zsh/site-functions/_rashomon": ZshComplete,
    "fish/vendor_completions.d/rashomon.fish": FishComplete,
}
MANUAL = "man/man1/rashomon.1"
STATUS = (
    ("0", "every input was handled"),
    ("1", "an input was left out, or nothing could be done; each with one line on standard error"),
    ("2", "the command line was not understood"),
    ("70", "a mistake of ours; RASHOMON_DEBUG=1 shows where"),
    ("74", "the output could not be written whole"),
    ("130, 143", "stopped by Ctrl-C, by SIGTERM"),
)


def completion(name: str) -> str:
    """The completion file of that name: the shell asks the command itself what can follow."""
    shell = COMPLETIONS[name](cli, {}, "rashomon", "_RASHOMON_COMPLETE")
    return (shell.source_template % shell.source_vars()).strip() + "\n"


def manual() -> str:
    """The manual page, in the language of `man`."""
    return "\n".join(_manual()) + "\n"


def _manual() -> Iterator[str]:
    yield '.TH RASHOMON 1 "" "Rashomon" "User Commands"'
    yield ".SH NAME\nrashomon \\- many news reports of one event, one account"
    yield ".SH SYNOPSIS\n.B rashomon\n.I COMMAND\n.RI [ OPTIONS ]\n.I ARGUMENTS"
    yield f".SH DESCRIPTION\n{_said(cli.help or '')}"
    yield _said(
        "JSON goes to standard output, everything meant for a person to standard error. PATHS are files, folders, "
        "archives, addresses, or - for standard input. The documentation is in docs/, as pages by make docs."
    )
    yield ".SH COMMANDS"
    group = click.Context(cli, info_name="rashomon", **cli.context_settings)
    for name in sorted(cli.commands):
        yield from _verb(cli.commands[name], click.Context(cli.commands[name], parent=group, info_name=name))
    yield ".SH EXIT STATUS"
    for status, meaning in STATUS:
        yield f".TP\n.B {status}\n{_said(meaning)}"


def _verb(verb: click.Command, context: click.Context) -> Iterator[str]:
    pieces = " ".join(verb.collect_usage_pieces(context))
    yield f".SS rashomon {_said(f'{verb.name} {pieces}')}"
    for paragraph in (verb.help or "").split("\n\n"):
        yield f"{_said(paragraph)}\n.PP"
    for option in verb.get_params(context):
        record = option.get_help_record(context)
        if record and record[1]:
            name, says = record
            yield f".TP\n.B {_said(name)}\n{_said(says)}"
    if verb.epilog:
        example = verb.epilog.removeprefix("\b\nExample: ")
        yield f".PP\nExample:\n.PP\n.nf\n.RS\n{_said(example)}\n.RE\n.fi"


def _said(text: str) -> str:
    """Words as roff takes them: no word is a command of its own."""
    plain = " ".join(text.replace("\b", "").split())
    written = plain.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{written}" if written.startswith((".", "\\(aq")) else written


def main() -> None:
    """Write every file."""
    for name, text in (*((name, completion(name)) for name in COMPLETIONS), (MANUAL, manual())):
        file = SHARE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
