"""What cannot be checked: predictions, judgements and rhetoric."""

from editorial.analysis import suggestion_words as words
from editorial.analysis.suggestion_signs import Passage
from editorial.domain.article import Zone


def doubt_about(passage: Passage) -> str:
    """Why the passage as a whole cannot be checked, in a clause; "" where it can.

    What somebody is said to have said can be checked even where it is a prediction or a judgement:
    it was said or not.
    """
    outside = passage.outside.strip()
    opinion = passage.unit.zone is Zone.OPINION
    if outside.endswith("?") and passage.unit.zone is not Zone.HEADLINE:
        return "it asks and does not say"
    if passage.unit.opens and words.IMPERATIVE.match(outside):
        return "it tells the reader what to do or to think"
    foreseen = bool(words.PREDICTION.search(outside))
    judged = bool(words.JUDGEMENT.search(outside)) and passage.unit.zone is not Zone.HEADLINE
    blamed = words.ALLEGATION.search(outside) or (not judged and words.REPROACH.search(outside))
    if (passage.stated or (passage.parties and blamed)) and not opinion:
        return ""
    if foreseen and (opinion or not passage.figures):
        return "a prediction: what may come cannot be checked yet"
    if judged and not (passage.figures and not opinion):
        return "a judgement: readers may see it in another way"
    if opinion and not passage.figures:
        return "an opinion"
    return ""
