"""Write docs/commands.md from the commands themselves (`python scripts/command_reference.py`)."""

from pathlib import Path

import click

from rashomon.cli import cli

TARGET = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """# Commands

Written by `scripts/command_reference.py`; a test fails where it is out of date. JSON goes to standard output,
everything meant for a person to standard error. The exit status is 0 only when every input was handled. The manual page
(`man rashomon`) and completion for bash, zsh and fish come with the package (`share/`).
"""


def reference() -> str:
    """The command reference as Markdown: one section a verb with its help."""
    parts = [HEAD]
    group = click.Context(cli, info_name="rashomon", **cli.context_settings)
    for name in sorted(cli.commands):
        context = click.Context(cli.commands[name], parent=group, info_name=name, terminal_width=100)
        parts.append(f"## rashomon {name}\n\n```text\n{cli.commands[name].get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
