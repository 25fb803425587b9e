"""The mechanical checks that there are, by name; what they find comes with a careful reading."""

from editorial.analysis.checks import RULES
from editorial.domain.finding import Rule


def rules() -> tuple[Rule, ...]:
    """Every check, in the order in which a list shows them."""
    return RULES
