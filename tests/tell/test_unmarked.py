"""What nobody looked at in a report is said beside it."""

import pytest

from rashomon.model import Dossier, Ground, MarkedArticle, Story
from rashomon.tell import tell

REASON = "it is written in a language that is not parsed"


@pytest.mark.parametrize("layout", ["html", "md"])
def test_a_report_that_was_not_marked_whole_says_what_is_missing(layout: str) -> None:
    told = [
        tell(
            Dossier(
                (MarkedArticle(id="a-1", source="one.txt", text="Der Minister schwieg.", grounds=grounds),),
                (Story(story="s-1", title="T", articles=("a-1",), origins=(("a-1",),)),),
            ),
            layout,
        )
        for grounds in ((Ground("marks", "de", REASON),), ())
    ]
    assert REASON in told[0]
    assert "Limits" not in told[1]
