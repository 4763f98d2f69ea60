"""Our style sheets are small, flat, in use, and readable by browsers of 2021."""

import re

import pytest

from tests.styles.elements import Admins, Ours
from tests.styles.sheets import SHEETS, compounds, read, style_rules

OURS = Ours()
OF_ADMIN = (
    *("admin.css", "admin-lists.css", "desk.css", "overview.css"),
    *("writing.css", "rubric.css"),
)
# Chromium 86, Safari 14.1 and Firefox 85 do not know these: what to write in their place.
TOO_NEW = {
    r":(is|where)\(": "a list of selectors",
    r"\([a-z-]+ [<>]": "(min-width: 44rem), (max-width: 43.99rem)",
    r"^@(container|layer|scope)": "@media",
    r"^(margin|padding)-(inline|block)$": "its -start and -end",
    r"^inset(-|$)": "top, right, bottom, left",
    r"^(rotate|scale|translate)$": "transform",
    r"light-dark\(": "a token, in both lists of tokens.css",
}
# Known later, so that a line of the same property before it says what older ones show.
WANTS_FALLBACK = r"color-mix\(|oklch\(|\d(dv|sv|lv)[a-z]+\b|^[^/]*\"[^\"]*\" / \""
# Chromium knew these under its own name first.
WANTS_PREFIX = {"text-size-adjust", "text-emphasis", "text-emphasis-position", "print-color-adjust"}
# A selector that a browser does not know takes the others of its list with it.
ALONE = (":has(", ":focus-visible", "::details-content")

each_sheet = pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)


def test_the_reader_reads():
    sheet = read('a, b:is(c, d) { e: "}" /* ; */; } @media x { f { g: h(i; j); k { l: m } } }')

    assert [rule.selectors for rule in style_rules(sheet)] == [["a", "b:is(c, d)"], ["f"]]
    assert sheet.rules[0].declarations == [("e", '"}"')]
    assert sheet.rules[1].rules[0].rules[0].declarations == [("l", "m")]
    assert list(compounds("#a.b > li[c]:not(.d) i")) == [
        ("", {"#a", ".b"}),
        ("li", {"[c]"}),
        ("i", set()),
    ]
    with pytest.raises(ValueError, match="do not close"):
        read("a { b: c;")


@each_sheet
def test_no_rule_stands_in_a_rule(path):
    nested = [rule.prelude for rule in style_rules(read(path.read_text("utf-8"))) if rule.rules]

    assert nested == []


@each_sheet
def test_older_browsers_can_read_it(path):
    found = []
    for rule in everything(read(path.read_text("utf-8"))):
        said = [rule.prelude, *(name for name, _ in rule.declarations)]
        said += [value for _, value in rule.declarations]
        found += [
            f"{one}: write {instead}"
            for one in said
            for pattern, instead in TOO_NEW.items()
            if re.search(pattern, one)
        ]
    assert found == []


@each_sheet
def test_what_is_newer_follows_what_older_browsers_know(path):
    found = []
    for rule in everything(read(path.read_text("utf-8"))):
        known = set()
        for name, value in rule.declarations:
            new = re.search(WANTS_FALLBACK, value) and name not in known
            bare = name in WANTS_PREFIX and f"-webkit-{name}" not in known
            found += [f"{rule.prelude} {{ {name}: {value} }}"] * bool(new or bare)
            known.add(name)
        mixed = [one for one in rule.selectors if any(word in one for word in ALONE)]
        if mixed and len(mixed) < len(rule.selectors):
            found.append(rule.prelude)
    assert found == []


@each_sheet
def test_every_selector_is_in_use(path):
    pages = Admins(OURS) if path.name in OF_ADMIN else OURS
    unused = [
        selector
        for rule in style_rules(read(path.read_text("utf-8")))
        for selector in rule.selectors
        if not all(pages.has(tag, marks) for tag, marks in compounds(selector))
    ]
    assert unused == []


def test_an_unused_selector_is_told():
    for selector in (
        ".unheard-of",
        ".cat.wordmark",
        "section.cat",
        "#unheard-of",
        "blink",
        ".cat .unheard-of",
    ):
        assert not all(OURS.has(tag, marks) for tag, marks in compounds(selector)), selector
    for selector in (".cat", "span.cat", "#found", ".search.small", ".paper.scorecard", "td em"):
        assert all(OURS.has(tag, marks) for tag, marks in compounds(selector)), selector


def test_dark_is_one_list_and_answers_each_light_colour():
    tokens = read(next(path for path in SHEETS if path.name == "tokens.css").read_text("utf-8"))
    rules = {rule.prelude: dict(rule.declarations) for rule in style_rules(tokens)}
    light = rules[":root, .paper"]
    asked, chosen = rules[':root:not([data-theme="light"])'], rules[':root[data-theme="dark"]']

    assert asked == chosen
    colours = {name for name, value in light.items() if value.startswith("#")}
    assert set(asked) == colours | {"color-scheme"}


@each_sheet
def test_every_colour_by_name_is_a_token(path):
    """var(--x) of a name that nothing sets falls silently out of the page."""
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    named = set(re.findall(r"(--[\w-]+):", text))

    assert set(re.findall(r"var\((--[\w-]+)\)", path.read_text("utf-8"))) <= named


def everything(rule):
    for child in rule.rules:
        yield child
        yield from everything(child)
