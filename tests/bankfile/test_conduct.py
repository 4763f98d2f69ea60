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


def test_every_question_says_two_things_that_must_not_be_heard_and_one_that_fails():
    unheard = {code: (triple.red_flags, triple.warnings) for code, triple in BANK.items()}

    assert [code for code, (flags, signs) in unheard.items() if len(flags + signs) < 2] == []
    assert [code for code, (flags, _) in unheard.items() if not flags] == []


def test_no_taste_in_answering_fails_by_itself():
    taste = re.compile("说自己没有缺点|追问三次仍不换|说哪里给钱多|不用再接电话$")

    assert [
        (code, flag) for code, triple in BANK.items() for flag in triple.red_flags
        if taste.search(flag)
    ] == []  # fmt: skip
