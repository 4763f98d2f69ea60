"""python -m tests.benchmarks.practice: each page of practice for a learner with 20,000 attempts.

Against one with 20, in the same process and run, on the starter bank: every page is asked for by
both in turn, ROUNDS times over, and the ratio is that of the medians. The goal is 1.5.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from itertools import cycle, islice

ROUNDS = 40
GOAL = 1.5
FEW, MANY = 20, 20_000
A_SITTING = 7


def main():
    with tempfile.TemporaryDirectory() as var:
        os.environ |= {"VAR_DIR": var, "SECRET_KEY": "x" * 60}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "questionbank.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("prepare", stdout=StringIO())
        return report(measure())


def measure():
    """{page: ([seconds of one with FEW, …], [seconds of one with MANY, …])}"""
    sides = [learner_with(FEW), learner_with(MANY)]
    pages = [addresses(learner) for _client, learner in sides]
    times = {name: ([], []) for name in pages[0]}
    for round_ in range(ROUNDS + 3):
        for name in pages[0]:
            for side in (0, 1) if round_ % 2 else (1, 0):
                client, start = sides[side][0], time.perf_counter()
                response = client.get(pages[side][name])
                taken = time.perf_counter() - start
                if response.status_code not in (200, 302):
                    raise SystemExit(f"{name}: {response.status_code}")
                if round_ >= 3:
                    times[name][side].append(taken)
    return times


def learner_with(n):
    """(a browser, its learner with n marked attempts in rounds, and one that is open)."""
    from django.core import signing
    from django.test import Client

    from interviews.models import Attempt, Card, Learner, Sitting
    from interviews.practice.learner import SALT
    from interviews.practice.schedule import reviewed

    learner = Learner.objects.create()
    versions = asked(n + 1)
    rounds = Sitting.objects.bulk_create(
        Sitting(
            learner=learner,
            codes=[v.triple["code"] for v in versions[at : at + A_SITTING]],
            started_at=moment(n - at),
        )
        for at in range(0, n, A_SITTING)
    )
    marked = [
        attempt(learner, version, rounds[place // A_SITTING], place, moment(n - place))
        for place, version in enumerate(versions[:n])
    ]
    Attempt.objects.bulk_create(marked, 500)
    last = {made.question_id: made for made in marked}
    cards = []
    for made in last.values():
        seen = reviewed(None, made.percent, made.marked_at)
        cards.append(
            Card(
                learner=learner,
                question_id=made.question_id,
                state=seen.state,
                due_at=seen.due,
                attempts=1,
                points=made.points,
                percent=made.percent,
                weak=made.percent < 60,
            )
        )
    Card.objects.bulk_create(cards, 500)
    Attempt.objects.create(
        learner=learner, question=versions[n].question, version=versions[n], key="open"
    )
    client = Client(headers={"host": "localhost"})
    client.cookies["learner"] = signing.dumps(learner.token, salt=SALT)
    return client, learner


def asked(n):
    """n approved texts, the whole bank in turn, spread over it."""
    from interviews.practice.attempts import practisable
    from interviews.practice.packet import current

    codes = list(practisable().order_by("code").values_list("code", flat=True))
    step = max(1, len(codes) // FEW)
    spread = [code for first in range(step) for code in codes[first::step]]
    texts = current(spread)
    return [texts[code] for code in islice(cycle(spread), n)]


def moment(minutes):
    """So many times ten minutes ago, so that 20,000 attempts are four months of evenings."""
    from django.utils import timezone

    return timezone.now() - timedelta(minutes=10 * minutes)


def attempt(learner, version, sitting, place, at):
    from interviews.models import Attempt

    level = place % 5 + 1
    points = Decimal(version.triple["points"]) * level / 5
    return Attempt(
        learner=learner,
        question=version.question,
        version=version,
        sitting=sitting,
        key=str(place),
        parts={"answer": "先把事情接过来，再查两件事。" * 20},
        levels=[level] * len(version.triple["rubric"]),
        points=points,
        percent=Decimal(20 * level),
        started_at=at,
        marked_at=at,
    )


def addresses(learner):
    """{page: its address for this learner}"""
    last = learner.attempts.marked().order_by("-marked_at").first()
    opened, sitting = learner.attempts.open().get(), learner.sittings.first()
    code = opened.question.code
    marks = "&".join(f"code={made.question.code}" for made in learner.attempts.marked()[:20])
    found = {
        "start": "",
        "begin": "begin/?of=some",
        "begin, due": "begin/?of=due",
        "question": f"questions/{code}/",
        "answer": f"questions/{code}/answer/",
        "probe": f"attempts/{opened.pk}/probes/1/",
        "mark": f"attempts/{opened.pk}/mark/",
        "result": f"attempts/{last.pk}/",
        "round": f"sittings/{sitting.pk}/",
        "next of a round": f"sittings/{sitting.pk}/next/",
        "progress": "progress/",
        "weak": "weak/",
        "without network": "offline/",
        "marks of a list": f"marks/?{marks}",
        "remove all": "forget/",
    }
    return {name: f"/practice/{address}" for name, address in found.items()}


def report(times):
    """Print the ratios; 1 when one of them misses the goal."""
    print(f"{MANY:,} attempts : {FEW} (goal {GOAL})")
    missed = 0
    for name, (few, many) in times.items():
        ratio = statistics.median(many) / statistics.median(few)
        missed += ratio > GOAL
        print(f"  {name:20}{ratio:6.2f}   ({1000 * statistics.median(few):.1f} ms)")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
