from interviews.bankfile.check.run import run
from tests.bankfile.make import make_triple


def names(results):
    return {found.check for findings in results.values() for found in findings}


def test_every_check_runs_over_any_bank():
    assert names(run([])) == {"distribution", "difficulties"}
    wanted = {"lead": {"夜班": ("夜班",)}}
    bank = [make_triple("CS-0001"), make_triple("CS-0002", minutes=9, stem="客戶說(其它)等了 40。")]
    results = run(bank, wanted)
    assert names(results) == {
        *("complete.minutes", "anchors", "distribution", "difficulties", "sentences", "phrases"),
        *("openings", "script", "punctuation", "spellings", "units", "topics"),
        "complete.stem",
    }
    assert len(results) == 14
