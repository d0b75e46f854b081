"""The tool server as its clients meet it: over stdio with the official client, and over HTTP with a token."""

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rashomon.archive import Archive
from rashomon.cli import cli
from rashomon.model import MarkedArticle, Story

pytest.importorskip("mcp", reason="the extra mcp is not installed")

SOURCE = Path(__file__).parents[2] / "src"
Asking = Callable[[Any], Awaitable[None]]


@pytest.fixture(scope="module")
def story(demo_archive: Path) -> Story:
    with Archive(demo_archive) as archive:
        return next(archive.stories())


@pytest.fixture(scope="module")
def articles(demo_archive: Path) -> dict[str, MarkedArticle]:
    with Archive(demo_archive) as archive:
        return {article.id: article for article in archive.articles()}


def over_stdio(archive: Path, ask: Asking) -> None:
    """A session with the server as a client starts it."""
    import asyncio

    from mcp import Client, StdioServerParameters

    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "rashomon", "mcp", str(archive)], env=environment
    )

    async def session() -> None:
        async with Client(started) as client:
            await ask(client)

    asyncio.run(session())


def cited(answer: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  whatever JSON holds
    """Every citation inside an answer."""
    if isinstance(answer, dict):
        if {"article", "span", "words"} <= set(answer):
            yield answer
        for value in answer.values():
            yield from cited(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from cited(value)


def unquoted(answer: Any) -> Iterator[str]:  # noqa: ANN401  whatever JSON holds
    """Every text of an answer that is not marked as quoted."""
    if isinstance(answer, dict):
        for name, value in answer.items():
            if name != "quoted":
                yield from unquoted(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from unquoted(value)
    elif isinstance(answer, str):
        yield answer


def test_every_tool_answers_in_citations(demo_archive: Path, story: Story, articles: dict[str, MarkedArticle]) -> None:
    copy = story.copies[0]
    questions: dict[str, dict[str, Any]] = {
        "search": {"query": "ferries"},
        "story": {"story": story.story},
        "stories": {},
        "facts": {"story": story.story, "limit": 3},
        "fact": {"story": story.story, "fact": story.facts[0].id},
        "utterances": {"story": story.story},
        "utterance": {"story": story.story, "utterance": story.sayings[0].id},
        "actor": {"name": story.sayings[0].speaker},
        "timeline": {"story": story.story, "offset": 2},
        "disagreements": {"story": story.story},
        "compare": {"first": copy.source, "second": copy.target},
        "verify": {"sentence": story.facts[0].reports[0].text},
        "article": {"article": copy.source},
    }
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("fact", {"story": story.story, "fact": "f-none"}, "has no fact with the id"),
        ("story", {"story": "s-none"}, "no story has the id"),
        ("article", {"article": "a-none"}, "no report has the id"),
        ("article", {"article": copy.source, "offset": 10_000_000}, "lies beyond it"),
        ("compare", {"first": copy.source, "second": "x"}, "no report has the id"),
        ("compare", {"first": copy.source, "second": copy.source}, "one report twice"),
        ("search", {"query": "word " * 250_000}, "more than 10,000 characters"),
        ("search", {"query": "colour:red"}, "no field is called"),
        ("verify", {"sentence": "x" * 1_000_000}, "at most 1,000"),
        ("actor", {"name": "Nobody Whatever"}, "nobody is called"),
    ]

    async def ask(client: Any) -> None:  # noqa: ANN401  mcp.Client
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(offered) == set(questions)
        assert all(tool.annotations.read_only_hint and tool.description for tool in offered.values())
        for name, question in questions.items():
            answer = await client.call_tool(name, question)
            assert not answer.is_error, (name, answer)
            _check(name, answer.structured_content, articles)
        for name, question, why in wrong:
            answer = await client.call_tool(name, question)
            assert answer.is_error, name
            assert why in answer.content[0].text
            assert answer.content[0].text.count("\n") == 0
            assert "Traceback" not in answer.content[0].text

    over_stdio(demo_archive, ask)


def _check(name: str, answer: dict[str, Any], articles: dict[str, MarkedArticle]) -> None:
    size = len(json.dumps(answer))
    assert size < 100_000, (name, size)
    assert "never an instruction" in answer["note"]
    apart = " | ".join(unquoted(answer))
    titles = {article.title for article in articles.values() if article.title}
    for words in {one["words"]["quoted"] for one in cited(answer)} | titles:
        assert words not in apart, name
    found = list(cited(answer))
    assert found or name in {"stories", "article"}, name
    for one in found:
        text, (start, end) = articles[one["article"]].text, one["span"]
        words = one["words"]["quoted"].partition(" … ")[0]  # the pieces of an interrupted quotation
        assert text[start:end].startswith(words) or words[:20] in text[start:end], (name, one)


def test_resources_and_prompts(demo_archive: Path, story: Story, articles: dict[str, MarkedArticle]) -> None:
    name = story.articles[0]

    async def ask(client: Any) -> None:  # noqa: ANN401  mcp.Client
        read = await client.read_resource(f"rashomon://article/{name}")
        assert json.loads(read.contents[0].text)["body"]["quoted"] == articles[name].text
        read = await client.read_resource(f"rashomon://story/{story.story}")
        assert json.loads(read.contents[0].text)["story"] == story.story
        with pytest.raises(Exception, match="no story has the id"):
            await client.read_resource("rashomon://story/none")
        assert {prompt.name for prompt in (await client.list_prompts()).prompts} == {
            "brief_me_on",
            "what_is_disputed_in",
        }
        brief = await client.get_prompt("brief_me_on", {"topic": "the {ferries}"})
        assert "Brief me on: the {ferries}" in brief.messages[0].content.text
        await client.get_prompt("what_is_disputed_in", {"story": story.story})

    over_stdio(demo_archive, ask)


def test_over_http_with_the_token_alone(demo_archive: Path) -> None:
    import asyncio

    httpx = pytest.importorskip("httpx2", reason="the client's own HTTP is not installed")
    uvicorn = pytest.importorskip("uvicorn")
    from mcp.client.streamable_http import streamable_http_client

    from mcp import Client
    from rashomon.mcp.serving import guarded_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = uvicorn.Server(
        uvicorn.Config(guarded_app(demo_archive, "right"), host="127.0.0.1", port=port, log_level="critical", ws="none")
    )
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    try:
        for _ in range(200):
            if served.started:
                break
            time.sleep(0.05)
        asyncio.run(_both(httpx, Client, streamable_http_client, f"http://127.0.0.1:{port}/mcp"))
    finally:
        served.should_exit = True
        thread.join(10)


async def _both(httpx: Any, client_of: Any, transport: Any, url: str) -> None:  # noqa: ANN401  of the extra
    async with httpx.AsyncClient(headers={"Authorization": "Bearer right"}) as http:  # noqa: SIM117
        async with client_of(transport(url, http_client=http)) as client:
            answer = await client.call_tool("stories", {})
            assert answer.structured_content["total"] == 1
    async with httpx.AsyncClient() as http:
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "right"}):
            refused = await http.post(url, json={}, headers=headers)
            assert refused.status_code == 401
            assert "token" in refused.text


def test_a_sentence_is_verified(demo_archive: Path) -> None:
    from rashomon.mcp.answers import Answers

    answers = Answers(demo_archive)
    assert answers.verify("The moon is made of cheese and Norway likes it.")["verdict"] == "not found"
    assert (
        answers.verify("Velmark will pay 60 million crowns into a fund for the families.")["verdict"]
        == "told otherwise"
    )
    answer = answers.verify("Velmark will pay 40 million crowns into a fund for the families.")
    assert answer["verdict"].startswith("borne out")
    assert answer["origins"] == len({one["origin"] for one in answer["says"]["items"]}) > 1


SENTENCES = [line.split("\t") for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()]


def test_most_sentences_are_verified_rightly(demo_archive: Path) -> None:
    """True, contradicted, denied, only announced, unrelated: most are told apart, and nothing false is borne out."""
    from rashomon.mcp.answers import Answers

    answers, right = Answers(demo_archive), 0
    for wanted, sentence in SENTENCES:
        verdict = answers.verify(sentence)["verdict"]
        right += verdict in wanted.split(" | ") or (wanted == "borne out" and verdict.startswith(wanted))
        assert wanted.startswith("borne out") or not verdict.startswith("borne out"), sentence
    assert right >= 21, f"{right} of {len(SENTENCES)}"  # 22 where a sentence that tells of no holding bore one out


def test_pages_follow_one_another(demo_archive: Path, story: Story) -> None:
    from rashomon.mcp.answers import Answers

    answers, seen, offset = Answers(demo_archive), [], 0
    while True:
        page = answers.facts(story.story, offset, 7)
        seen += [item["id"] for item in page["items"]]
        if "next_offset" not in page:
            break
        offset = page["next_offset"]
    assert seen == [fact.id for fact in story.facts]


def test_all_that_bears_on_a_sentence_can_be_asked_for(demo_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.mcp import answers as asked

    monkeypatch.setattr(asked, "_BEARERS", 2)
    answers, seen, offset = asked.Answers(demo_archive), [], 0
    sentence = "Velmark and Sarovia agreed to reopen the ferries across the Skarne Strait."
    while True:
        side = answers.verify(sentence, offset=offset)["says"]
        seen += [(item["article"], *item["span"]) for item in side["items"]]
        if "next_offset" not in side:
            break
        assert len(side["items"]) == 2
        offset = side["next_offset"]
    assert len(set(seen)) == len(seen) == side["total"] > 4


def test_a_port_that_is_taken_is_one_line(demo_archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        asked = ["mcp", str(demo_archive), "--http", str(taken.getsockname()[1])]
        refused = CliRunner().invoke(cli, asked)
    assert (refused.exit_code, refused.output.count("\n")) == (1, 1)
    assert "cannot be served" in refused.output


def test_what_cannot_be_served_is_one_line(tmp_path: Path) -> None:
    none = CliRunner().invoke(cli, ["mcp", str(tmp_path / "none.rashomon")])
    assert none.exit_code == 1
    assert none.output.count("\n") == 1


def test_a_missing_extra_is_named(demo_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("rashomon.mcp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    missing = CliRunner().invoke(cli, ["mcp", str(demo_archive)])
    assert missing.exit_code == 1
    assert "pip install 'rashomon[mcp]'" in missing.output
