"""What becomes of two questions that read alike."""

from interviews.admin.questions.forms import DecisionForm
from interviews.curation import transitions
from interviews.models import Resemblance, User


def settle(pair: Resemblance, decision: str, reason: str, user: User) -> None:
    """Keep one of the two, or say that both may stand. Raises Refused."""
    if decision == DecisionForm.KEEP_FIRST:
        transitions.merge(pair.second, pair.first, by=user, note=reason)
    elif decision == DecisionForm.KEEP_SECOND:
        transitions.merge(pair.first, pair.second, by=user, note=reason)
    else:
        transitions.decide(pair, decision, by=user, reason=reason)
