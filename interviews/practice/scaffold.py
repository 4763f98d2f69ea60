"""What an own answer is written into: parts that fit the way in which a question asks."""

from dataclasses import dataclass

from interviews.text.message import N_


@dataclass(frozen=True)
class Part:
    """One field of an answer. `share` is the percentage of the words that it deserves."""

    name: str
    label: str
    hint: str
    share: int = 0


FREE = (Part("answer", N_("My answer"), N_("As you would say it"), 100),)

SCAFFOLDS = {
    "behavioral": (
        Part("situation", N_("Situation"), N_("Two sentences: who waited for what, and when"), 15),
        Part("task", N_("Task"), N_("One sentence: what was yours to keep or to reach"), 10),
        Part("action", N_("Action"), N_("In order: what you did, and what you left undone"), 55),
        Part("result", N_("Result"), N_("A figure, and one thing to do otherwise next time"), 20),
    ),
    "situational": (
        Part("steady", N_("Steady the customer"), N_("The first sentence that you would say"), 15),
        Part("facts", N_("Find the facts"), N_("What you look up, where, within which time"), 25),
        Part(
            "offer",
            N_("Offer a way"),
            N_("What you may promise, and what you may not"),
            40,
        ),
        Part("follow", N_("Follow up"), N_("When you come back, and what you write down"), 20),
    ),
    "stress": (
        Part("stand", N_("Where I stand"), N_("Your view in one sentence, without a detour"), 20),
        Part("reasons", N_("Why"), N_("A fact or an experience that carries it"), 40),
        Part("next", N_("What I do"), N_("What follows from it, and where the limit is"), 40),
    ),
    "technical": (
        Part("meaning", N_("What it is"), N_("In words that a new colleague understands"), 15),
        Part("use", N_("How it is used"), N_("Steps, or how the figure is reckoned"), 35),
        Part("example", N_("An example"), N_("One from practice, with figures"), 30),
        Part("limits", N_("Where it ends"), N_("When it misleads, and what else you look at"), 20),
    ),
}


def scaffold_for(category: str) -> tuple[Part, ...]:
    """Return the parts for a category's slug; a category of the house's own gets one free field."""
    return SCAFFOLDS.get(category, FREE)
