"""Blueprint -> choice: quotas met exactly or the shortfall named, never a repeat."""

from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.sets.select.alternatives import alternatives
from interviews.sets.select.blueprint import Blueprint, Offer, Quota, blueprint_from
from interviews.sets.select.choose import Shortfall, Way, choose
from interviews.sets.select.coverage import coverage
from interviews.sets.select.presets import HALF, PAPER, SHIPPED, SHORT, Kind, presets
from interviews.text.similarity import LIKELY, ratio

CATEGORIES = ("behavioral", "situational")
TWIN = "退款没有到账，客户很急，当班的组长又不在，你会怎么办？"


def make_offer(number, category="behavioral", **fields):
    stem = "".join(chr(0x4E00 + number % 400 * 40 + place) for place in range(20))
    values = {"roles": ("manager",), "competencies": ("同理心",), "difficulty": 3}
    values |= {"points": 10, "minutes": 3, "stem": stem, **fields}
    return Offer(f"CS-{number:04}", category=category, **values)


def make_offers(rows, first=0):
    return [
        make_offer(n, **{**fields, "stem": f"{TWIN}{n}"} if twin else fields)
        for n, (fields, twin) in enumerate(rows, first)
    ]


quotas = st.builds(
    Quota,
    count=st.integers(1, 4),
    category=st.sampled_from(("", *CATEGORIES)),
    difficulty=st.sampled_from((None, 1, 2)),
    competency=st.sampled_from(("", "同理心", "团队带教")),
    points=st.sampled_from((None, 10, 15)),
)
blueprints = st.builds(
    Blueprint,
    quotas=st.lists(quotas, min_size=1, max_size=4).map(tuple),
    role=st.sampled_from(("", "manager", "lead")),
    visibility=st.sampled_from(("", "public", "internal")),
    unused_days=st.sampled_from((0, 30)),
    max_minutes=st.sampled_from((0, 10, 25)),
)
facts = st.fixed_dictionaries(
    {
        "category": st.sampled_from(CATEGORIES),
        "roles": st.sampled_from((("manager",), ("lead",), ("manager", "lead"))),
        "competencies": st.sampled_from((("同理心",), ("团队带教",), ("同理心", "团队带教"))),
        "difficulty": st.integers(1, 3),
        "points": st.sampled_from((10, 15)),
        "minutes": st.integers(2, 6),
        "visibility": st.sampled_from(("public", "internal")),
        "idle_days": st.sampled_from((None, 3, 90)),
    }
)
banks = st.lists(st.tuples(facts, st.integers(0, 5).map(lambda n: n == 0)), max_size=24).map(
    make_offers
)
unlike_banks = st.lists(st.tuples(facts, st.just(False)), max_size=24).map(make_offers)
seeds = st.integers(0, 5)
# A busy machine is no fault of ours.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(blueprints, banks, seeds)
def test_every_quota_is_met_exactly_or_its_shortfall_named(blueprint, bank, seed):
    choice = choose(blueprint, bank, seed)

    found = [0] * len(blueprint.quotas)
    for pick in choice.picks:
        assert blueprint.quotas[pick.quota].fits(pick.offer)
        assert blueprint.admits(pick.offer)
        found[pick.quota] += 1
    short = zip(blueprint.quotas, found, strict=True)
    assert choice.shortfalls == tuple(Shortfall(q, n) for q, n in short if n != q.count)
    assert all(n <= q.count for q, n in zip(blueprint.quotas, found, strict=True))


@unhurried
@given(blueprints, banks, seeds)
def test_no_question_comes_twice_nor_one_like_it(blueprint, bank, seed):
    offers = choose(blueprint, bank, seed).offers

    assert len({offer.code for offer in offers}) == len(offers)
    assert all(ratio(a.stem, b.stem) < LIKELY for a, b in combinations(offers, 2))


@unhurried
@given(blueprints, banks, seeds, st.randoms())
def test_the_same_seed_and_bank_give_the_same_choice(blueprint, bank, seed, chance):
    choice = choose(blueprint, bank, seed)

    chance.shuffle(bank)
    assert choose(blueprint, bank, seed) == choice


@unhurried
@given(blueprints, unlike_banks, seeds)
def test_no_more_could_have_been_found(blueprint, bank, seed):
    admitted = [offer for offer in bank if blueprint.admits(offer)]

    # Hall and König: the quotas in `inside` can take no more than the questions that fit them.
    most = blueprint.count
    for inside in product((True, False), repeat=len(blueprint.quotas)):
        asked = [q for q, is_in in zip(blueprint.quotas, inside, strict=True) if is_in]
        fitting = sum(any(q.fits(offer) for q in asked) for offer in admitted)
        most = min(most, blueprint.count - sum(q.count for q in asked) + fitting)
    assert len(choose(blueprint, bank, seed).picks) == most


@unhurried
@given(blueprints, unlike_banks, seeds)
def test_a_choice_too_long_is_the_shortest_there_is(blueprint, bank, seed):
    choice = choose(blueprint, bank, seed)

    if choice.minutes_over and len(blueprint.quotas) == 1:
        fitting = [o for o in bank if blueprint.admits(o) and blueprint.quotas[0].fits(o)]
        shortest = sorted(offer.minutes for offer in fitting)[: len(choice.picks)]
        assert choice.minutes == sum(shortest)
    assert choice.is_complete == (
        len(choice.picks) == blueprint.count
        and (not blueprint.max_minutes or choice.minutes <= blueprint.max_minutes)
    )


@unhurried
@given(blueprints, banks, seeds)
def test_form_b_shares_nothing_with_form_a(blueprint, bank, seed):
    first = choose(blueprint, bank, seed).offers
    second = choose(blueprint, bank, seed, taken=first).offers

    assert not {offer.code for offer in first} & {offer.code for offer in second}
    assert all(ratio(a.stem, b.stem) < LIKELY for a, b in product(first, second))


@unhurried
@given(blueprints, banks, seeds)
def test_an_alternative_keeps_what_the_blueprint_has(blueprint, bank, seed):
    chosen = choose(blueprint, bank, seed).offers
    before = coverage(chosen, blueprint)

    for out in chosen[:2]:
        for offer in alternatives(blueprint, bank, chosen, out.code):
            swapped = [offer if other is out else other for other in chosen]
            after = coverage(swapped, blueprint)
            assert offer not in chosen
            assert sum(fill.found for fill in after.fills) >= sum(f.found for f in before.fills)
            assert after.minutes_over <= before.minutes_over
            assert all(ratio(a.stem, b.stem) < LIKELY for a, b in combinations(swapped, 2))


@unhurried
@given(blueprints)
def test_a_blueprint_survives_being_stored(blueprint):
    assert blueprint_from(blueprint.as_dict()) == blueprint


def test_other_seeds_give_other_choices():
    bank = [make_offer(n) for n in range(60)]
    blueprint = Blueprint((Quota(10, "behavioral"),))

    codes = {tuple(o.code for o in choose(blueprint, bank, seed).offers) for seed in range(20)}

    assert len(codes) == 20


def test_what_is_short_says_what_would_come_nearer():
    bank = [make_offer(n, difficulty=n % 3 + 1, idle_days=5) for n in range(9)]
    quota = Quota(5, "behavioral", difficulty=2)

    choice = choose(Blueprint((quota,)), bank, 1)
    unused = choose(Blueprint((quota,), unused_days=30), bank, 1)

    assert choice.shortfalls == (Shortfall(quota, 3),)
    assert choice.ways == (Way("difficulty", 5),)
    assert unused.shortfalls == (Shortfall(quota, 0),)
    assert unused.ways == (Way("unused_days", 3),)


def test_a_question_moves_to_another_quota_to_make_room():
    wide, narrow = make_offer(1, difficulty=1), make_offer(2, difficulty=2)
    blueprint = Blueprint((Quota(1, "behavioral"), Quota(1, "behavioral", difficulty=1)))

    for seed in range(10):
        picks = choose(blueprint, [wide, narrow], seed).picks
        assert [(pick.offer.code, pick.quota) for pick in picks] == [("CS-0002", 0), ("CS-0001", 1)]


def test_shorter_questions_are_taken_where_time_is_short():
    bank = [make_offer(n, minutes=6 if n % 2 else 2) for n in range(20)]

    choice = choose(Blueprint((Quota(5),), max_minutes=18), bank, 3)
    too_long = choose(Blueprint((Quota(5),), max_minutes=8), bank, 3)

    assert choice.is_complete
    assert choice.minutes <= 18
    assert (too_long.minutes, too_long.minutes_over) == (10, 2)


def test_the_manager_paper_has_30_questions_and_425_points():
    blueprint = presets({"manager": "经理"})["role-manager"].blueprint

    assert [(q.count, q.category, q.points) for q in blueprint.quotas] == [
        (10, "behavioral", 10),
        (8, "situational", 15),
        (5, "stress", 20),
        (7, "technical", 15),
    ]
    assert (blueprint.count, blueprint.points) == (30, 425)


def test_chooses_from_twenty_thousand():
    bank = [
        make_offer(n, stem=f"{n * 7919}号题" * 3, category=CATEGORIES[n % 2]) for n in range(20_000)
    ]

    chosen = choose(Blueprint((Quota(20, "behavioral"), Quota(20, "situational"))), bank, 1)

    assert len(chosen.picks) == 40


def test_the_shortest_preset_comes_first_and_holds_what_it_says():
    found = presets({"lead": "组长"})
    short, half = found["short"].blueprint, found["half"].blueprint

    assert list(found) == ["short", "half", "role-lead"]
    assert (short.count, short.points, short.max_minutes) == (8, 100, 40)
    assert (half.count, half.points, half.max_minutes) == (15, 200, 0)


def test_a_category_that_came_later_has_its_share_of_short_papers_too():
    fifth = [*SHIPPED, Kind("values", 4, 12)]
    found = presets({"lead": "组长"}, fifth)

    assert counts(found["short"]) == {**SHORT, "behavioral": 4, "values": 1}
    assert counts(found["half"]) == {**HALF, "behavioral": 6, "technical": 2, "values": 2}
    assert counts(found["role-lead"]) == {**PAPER, "values": 4}
    assert found["short"].label.params == {"count": 8, "points": 102}
    assert found["half"].label.params == {"count": 15, "points": 199}


@pytest.mark.parametrize("needs", [[], [0], [3], [1] * 40, [200, 1, 0]])
def test_short_papers_keep_their_length_whatever_categories_there_are(needs):
    kinds = [Kind(f"own-{n}", needed, 10) for n, needed in enumerate(needs)]
    found = presets({}, kinds)

    lengths = {name: sum(counts(preset).values()) for name, preset in found.items()}
    assert lengths == ({"short": 8, "half": 15} if any(needs) else {"short": 0, "half": 0})


def counts(preset):
    return {quota.category: quota.count for quota in preset.blueprint.quotas}


def test_no_paper_holds_two_questions_with_one_moral():
    offers = [make_offer(n, cluster="压时长" if n < 3 else "") for n in range(6)]
    asked = Blueprint((Quota(4, "behavioral"),))

    drawn = [{offer.code for offer in choose(asked, offers, seed).offers} for seed in range(30)]

    assert {len(codes & {"CS-0000", "CS-0001", "CS-0002"}) for codes in drawn} <= {0, 1}
    assert choose(Blueprint((Quota(5, "behavioral"),)), offers, 1).shortfalls[0].found == 4


def test_two_forms_may_ask_for_one_moral():
    offers = [make_offer(n, cluster="压时长") for n in range(2)]
    asked = Blueprint((Quota(1, "behavioral"),))

    (first,) = choose(asked, offers, 1).offers
    (second,) = choose(asked, offers, 1, taken=[first]).offers

    assert {first.code, second.code} == {"CS-0000", "CS-0001"}


def test_nothing_with_the_moral_of_one_that_stays_is_offered_in_the_place_of_another():
    chosen = [make_offer(0), make_offer(1, cluster="压时长")]
    spare = [make_offer(2, cluster="压时长"), make_offer(3)]

    found = alternatives(Blueprint((Quota(2, "behavioral"),)), [*chosen, *spare], chosen, "CS-0000")

    assert [offer.code for offer in found] == ["CS-0003"]
