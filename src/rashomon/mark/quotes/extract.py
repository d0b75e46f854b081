"""From drafts to attributions: what layout tells, which drafts hold, and who says what is left between marks."""

from rashomon.mark.quotes.acceptance import acceptance_rows
from rashomon.mark.quotes.announcements import announced
from rashomon.mark.quotes.asides import behind_asides
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.blocks import in_blocks
from rashomon.mark.quotes.borders import before_next_speaker, within_borders
from rashomon.mark.quotes.dialogue_tags import heard_behind
from rashomon.mark.quotes.drafts import Draft, find_drafts
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.layout import laid_out
from rashomon.mark.quotes.leftovers import with_leftovers
from rashomon.mark.quotes.no_sayings import sayings_only
from rashomon.mark.quotes.one_voice import in_own_sentences, one_voice
from rashomon.mark.quotes.programme_names import without_programmes
from rashomon.mark.quotes.relayed import relayed
from rashomon.mark.quotes.scoring import Models
from rashomon.mark.quotes.second_hand import second_hand
from rashomon.mark.quotes.sources import whole_subject
from rashomon.mark.quotes.stored import models

# Probabilities chosen on cross-validated train articles: from the first on a draft is an attribution; from the second
# on it is one where it explains a quotation that nothing else explains.
ACCEPTED = 0.33
ACCEPTED_FOR_QUOTATION = 0.15


def find_attributions(frame: Frame, trained: Models | None = None) -> list[Attribution]:
    """The attributions of an article, in the order of their content, by the stored models or by ``trained``."""
    certain = laid_out(frame)
    taken = {one.cue for one in certain}
    settled = [one for one in _settled(frame, trained or models()) if one.cue not in taken]
    settled = before_next_speaker(frame, settled)
    found = certain + [one for one in settled if one.probability >= ACCEPTED]
    found = heard_behind(frame, found)
    found += relayed(frame, found, settled)
    found = second_hand(frame, found)
    found = announced(frame, without_programmes(frame, found))
    found = in_own_sentences(frame, found)
    spare = [one for one in settled if ACCEPTED_FOR_QUOTATION <= one.probability < ACCEPTED]
    found = with_leftovers(frame, found, spare, settled)
    found = one_voice(frame, [*found, *in_blocks(frame, found)])
    found = sayings_only(frame, within_borders(frame, behind_asides(frame, found)))
    return sorted(found, key=lambda a: (a.content, a.cue))


def _settled(frame: Frame, trained: Models) -> list[Attribution]:
    """Every draft with its chance to be an attribution."""
    drafts = find_drafts(frame, trained)
    if not drafts or trained.acceptance is None:
        return []
    chances = trained.acceptance.probability(acceptance_rows(frame, drafts))
    return [_attribution(frame, draft, float(chance)) for draft, chance in zip(drafts, chances, strict=True)]


def _attribution(frame: Frame, draft: Draft, chance: float) -> Attribution:
    source = None if draft.source.head < 0 else whole_subject(frame, draft.cue, draft.source)
    return Attribution(draft.cue, draft.content.ranges, source, chance)
