"""Stories: which articles report one course of events."""

from rashomon.collate.stories.explain import explain, explain_stories
from rashomon.collate.stories.grouping import group_stories
from rashomon.collate.stories.identity import story_id, story_of, with_forwards

__all__ = ["explain", "explain_stories", "group_stories", "story_id", "story_of", "with_forwards"]
