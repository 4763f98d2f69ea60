"""What the bank and the guides say of law and of numbers to dial stands in fixtures/facts.yaml."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from interviews.bankfile.basis import read
from interviews.bankfile.check.prose import prose
from tests.bankfile.test_sums import BANK

FIXTURES = Path(__file__).parents[2] / "fixtures"
FACTS = yaml.safe_load((FIXTURES / "facts.yaml").read_text("utf-8"))["facts"]
KEYS = {"claim", "says", "used_in", "source", "article", "checked", "certain"}

# Sample answers are left out: a poor one may well have the law wrong.
TEXTS = {
    code: "\n".join(text for field, text in prose(triple) if field != "samples")
    for code, triple in BANK.items()
} | {path.stem: path.read_text("utf-8") for path in FIXTURES.glob("guides/*.md")}

SHORT = {  # how a text may call a law, and what stands in its full name
    "消法": "消费者权益保护法",
    "消费者权益保护法": "消费者权益保护法",
    "个人信息保护法": "个人信息保护法",
    "个保法": "个人信息保护法",
    "民法典": "民法典",
    "电商法": "电子商务法",
    "电子商务法": "电子商务法",
    "食品安全法": "食品安全法",
    "劳动法": "劳动法",
    "劳动合同法": "劳动合同法",
    "就业促进法": "就业促进法",
    "妇女权益保障法": "妇女权益保障法",
    "网络交易监督管理办法": "网络交易监督管理办法",
    "网络交易的规章": "网络交易监督管理办法",
    "七日无理由退货暂行办法": "七日无理由退货暂行办法",
    "快递市场管理办法": "快递市场管理办法",
    "航班正常管理规定": "航班正常管理规定",
    "预付式消费的解释": "预付式消费",
}
LONGEST_FIRST = sorted(SHORT, key=len, reverse=True)
NAMED = re.compile("|".join(LONGEST_FIRST))
IN_BRACKETS = re.compile(r"《([^《》]+(?:法|典|条例|办法|规定|解释|标准))》")
NUMERAL = "一二三四五六七八九十百零〇0-9 "
ARTICLE = re.compile(rf"(?:{'|'.join(LONGEST_FIRST)}|》)(第?[{NUMERAL}]+条)")
LAWFUL = re.compile("依法|法律(?:要求|规定|不要求|上要)|法定义务|规章")
DIALLED = re.compile(
    r"(?<![\d.])(12[03][0-9]{2}|96110|95[0-9]{3}|400-?[0-9]{3}-?[0-9]{4})(?!\d|\s?[元件户人])"
)
URGENT = re.compile(
    r"(?:打|拨|报|接上|转)\s?(?:完\s?)?(1(?:10|19|20|22))(?![\d.]|\s?[^\W\d]*[元人件张个秒通次])"
)


def facts_of(name):
    return [fact for fact in FACTS if name in fact["used_in"]]


def sources_of(name):
    return " ".join(fact["source"] for fact in facts_of(name))


def found(pattern):
    return [
        (name, match.group(match.lastindex or 0), match)
        for name, text in TEXTS.items()
        for match in pattern.finditer(text)
    ]


def test_the_patterns_find_what_they_are_for():
    assert [name for name, article, _ in found(ARTICLE)] == ["CS-0029"]
    assert {number for _, number, _ in found(DIALLED)} == {
        *("12300", "12315", "12326", "12345", "12356", "12378", "96110"),
    }
    assert {number for _, number, _ in found(URGENT)} == {"110", "119", "120"}
    assert len({name for name, _, _ in found(NAMED)}) > 15


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["claim"][:20])
def test_a_fact_says_where_it_comes_from_and_how_sure_it_is(fact):
    assert fact.keys() - {"holds"} == KEYS
    assert isinstance(fact["checked"], date)
    assert isinstance(fact["certain"], bool)
    # Where nobody saw the wording, something says why the texts hold without it.
    assert bool(fact.get("holds")) is not fact["certain"]
    assert not re.search("法|条例|办法|规定|解释", fact["source"]) or fact["source"][0] == "《"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["claim"][:20])
def test_each_text_that_a_fact_names_says_it(fact):
    silent = [
        name for name in fact["used_in"] if not any(words in TEXTS[name] for words in fact["says"])
    ]
    assert silent == []


def test_every_law_that_a_text_names_is_a_source_of_its_facts():
    named = {(name, SHORT[word]) for name, word, _ in found(NAMED)}
    named |= {(name, word) for name, word, _ in found(IN_BRACKETS)}

    assert sorted((name, law) for name, law in named if law not in sources_of(name)) == []


def test_every_article_that_a_text_names_is_one_of_its_facts():
    missing = [
        (name, article)
        for name, article, _ in found(ARTICLE)
        if article not in {fact["article"] for fact in facts_of(name)}
    ]
    assert missing == []


def test_whatever_is_said_to_be_the_law_has_a_fact():
    assert sorted({name for name, _, _ in found(LAWFUL) if not facts_of(name)}) == []


@pytest.mark.parametrize("pattern", [DIALLED, URGENT], ids=["five figures", "three figures"])
def test_every_number_to_dial_is_one_of_the_facts_of_its_text(pattern):
    missing = {
        (name, number)
        for name, number, _ in found(pattern)
        if not any(number in fact["says"] for fact in facts_of(name))
    }
    assert sorted(missing) == []


def basis_of(code):
    """What the facts say that a question rests on: laws and rules, not offices and customs."""
    laws = [fact for fact in facts_of(code) if fact["source"].startswith("《")]
    return {(fact["source"], fact["article"], fact["checked"]) for fact in laws}


def test_the_basis_of_each_question_is_what_its_facts_say():
    held = {code: {tuple(read(line)) for line in triple.basis} for code, triple in BANK.items()}

    assert {code: basis for code, basis in held.items() if basis} == {
        code: basis_of(code) for code in BANK if basis_of(code)
    }
