"""python -m tests.benchmarks.loading 1000: processor time and memory of loading a bank file."""

import os
import random
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from interviews.bankfile.read import read_bank
from interviews.bankfile.write import write_bank

BANK = Path(__file__).resolve().parents[2] / "fixtures" / "bank"


def cost(count):
    """(CPU seconds, peak MB) of `manage.py load_bank` with a file of `count` whole questions."""
    with tempfile.TemporaryDirectory() as var:
        path = Path(var, "bank.yaml")
        path.write_text(write_bank(triples(count)), "utf-8")
        environment = {**os.environ, "VAR_DIR": var}
        for command in (["migrate", "-v0"], ["loaddata", "taxonomy.json", "-v0"]):
            manage(command, environment)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        manage(["load_bank", str(path)], environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def manage(command, environment):
    subprocess.run(
        [sys.executable, "manage.py", *command],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def triples(count, seed=1):
    """The bank's own questions over and over, each with a stem and an end of its own."""
    dice = random.Random(seed)
    own = [t for path in sorted(BANK.glob("*.yaml")) for t in read_bank(path.read_bytes(), "")]
    for number in range(count):
        model = dice.choice(own)
        words = "".join(dice.sample("退款投诉改签催单质检排班培训回访赔付账单发票套餐", 12))
        stem = f"第{number}位客户说“{words}”，你先做什么？"
        text = replace(model, stem=stem, answer=f"{model.answer}\n\n{words}{number}。")
        yield replace(text, code=f"BL-{number:06}", picture="", picture_alt="")


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["1000"]):
        print("{:,} questions: {:.1f} CPU s, at most {:.0f} MB".format(size, *cost(size)))
