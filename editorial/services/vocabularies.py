"""The desk's words for its own keys: kinds, tiers, roles, statuses and the rest."""

from editorial.domain.vocabulary import Vocabulary
from editorial.files import vocabularies


def vocabulary(name: str) -> Vocabulary:
    """A vocabulary of `resources/vocabularies`, by file name without its ending."""
    return vocabularies.load(name)
