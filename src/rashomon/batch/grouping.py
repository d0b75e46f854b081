"""What is found by comparing all reports: the copies, and the stories, in the order in which they are told."""

from pathlib import Path

import msgspec

from rashomon.batch.files import read_records, write_whole
from rashomon.batch.steps import Place, made_by
from rashomon.batch.telling import StoryPlan, TellTask
from rashomon.collate import copies_by_story, find_copies, group_stories, told_first
from rashomon.model import MarkedArticle

_REPORTS = 256  # reports of the stories that are told at once


def grouped(folder: str, files: int) -> tuple[TellTask, ...]:
    """The stories that are to be told, in tasks; the words of all reports stand in memory, their marks do not."""
    path = Path(folder, ".work", "group", "stories.json")
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[TellTask, ...])
    except (FileNotFoundError, msgspec.DecodeError):
        pass
    articles: list[MarkedArticle] = []
    places: dict[str, Place] = {}
    for number in range(files):
        for row, record in enumerate(read_records(made_by(folder, "mark", number), "slim")):
            article = msgspec.json.decode(record, type=MarkedArticle)
            articles.append(article)
            places[article.id] = (number, row)
    articles.sort(key=lambda article: article.id)
    copies = find_copies(articles)
    stories = sorted(group_stories(articles, copies), key=told_first)
    plans = [
        StoryPlan(tuple(places[article.id] for article in story), into)
        for story, into in zip(stories, copies_by_story(stories, copies), strict=True)
    ]
    tasks = _tasks(plans)
    write_whole(path, msgspec.json.encode(tasks))
    return tasks


def _tasks(plans: list[StoryPlan]) -> tuple[TellTask, ...]:
    groups: list[list[StoryPlan]] = []
    filled = _REPORTS
    for plan in plans:
        if filled + len(plan.places) > _REPORTS:
            groups.append([])
            filled = 0
        groups[-1].append(plan)
        filled += len(plan.places)
    return tuple(TellTask(number, tuple(group)) for number, group in enumerate(groups))
