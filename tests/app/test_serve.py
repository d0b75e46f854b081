import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import cli
from rashomon.cli.serve import _is_of_this_machine, _names


def test_what_is_no_archive_is_said_before_anything_listens(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["serve", str(tmp_path / "none.rashomon")])
    assert told.exit_code == 1
    assert "there is no such archive" in told.output
    assert not (tmp_path / "none.rashomon").exists()


def test_a_port_that_is_taken_is_one_line(demo_archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = CliRunner().invoke(cli, ["serve", str(demo_archive), "--port", str(taken.getsockname()[1])])
    assert told.exit_code == 1
    assert "cannot be listened on" in told.output
    assert len(told.output.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("192.0.2.7", False),
        ("desk.example", False),
        ("::", False),
    ],
)
def test_every_address_but_the_machine_s_own_asks_for_a_token(host: str, own: bool) -> None:
    assert _is_of_this_machine(host) is own
    assert host in _names(host)
