"""Stories: which articles report one course of events."""

from rashomon.collate.stories.explain import explain, explain_stories
from rashomon.collate.stories.grouping import group_stories
from rashomon.collate.stories.identity import forwards, story_id

__all__ = ["explain", "explain_stories", "forwards", "group_stories", "story_id"]
