"""How the bank may press a candidate: announced, to be stopped, and never for his own head."""

import re

from tests.bankfile.test_sums import BANK

PLAYED = re.compile("我来演|我来扮|下面我")
OWN_HEAD = re.compile("撤岗|去职|请辞|辞职|引咎|换掉我|被换下来")


def test_a_part_that_the_interviewer_plays_is_announced_and_may_be_stopped():
    played = {code: triple.stem for code, triple in BANK.items() if PLAYED.search(triple.stem)}

    assert [code for code, stem in played.items() if "喊停" not in stem] == []
    assert {"CS-0019", "CS-0119", "CS-0222", "CS-0320"} <= set(played)


def test_what_may_touch_somebody_who_lost_a_person_can_be_swapped():
    assert BANK["CS-0123"].stem.startswith("先说明：这题涉及轻生，你可以换题，也可以随时喊停。")


def test_no_anchor_rewards_offering_to_go():
    rewarded = [
        (triple.code, criterion.excellent)
        for triple in BANK.values()
        for criterion in triple.rubric
        if OWN_HEAD.search(criterion.excellent)
    ]
    assert rewarded == []


def test_every_question_has_two_red_flags_at_least():
    assert [code for code, triple in BANK.items() if len(triple.red_flags) < 2] == []
