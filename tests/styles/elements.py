"""What templates, scripts and Python put on a page: tags with their classes, ids and attributes."""

import re
from pathlib import Path

from django.contrib import admin

from tests.styles.sheets import BASE

ADMIN = Path(admin.__file__).parent
OPENING = re.compile(r"<([a-z][a-z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
ATTRIBUTE = re.compile(r"([\w:-]+)(?:=\"([^\"]*)\")?")
LAYOUT = re.compile(r"{% block (?:layout|bodyclass|coltype) %}(?:{{ block.super }})?([\w\s-]+){%")
SET_BY_SCRIPT = re.compile(r"(?:classList\.\w+\(|className = )\"([\w-]+)\"")
SET_BY_PYTHON = re.compile(r"attrs\[\"class\"\] = \"([\w-]+)\"")
# Tags that no template writes: made by forms, by Markdown, or by every browser.
MADE = {
    *("html", "body", "main", "h2", "h3", "h4", "p", "blockquote", "pre", "ul", "ol", "li"),
    *("input", "select", "option", "textarea", "label", "progress", "a", "code", "em", "strong"),
    *("i", "q", "mark", "img", "table", "thead", "tbody", "tr", "th", "td"),
}


def texts(folder, *patterns):
    return [path.read_text("utf-8") for one in patterns for path in sorted(folder.rglob(one))]


def elements(templates):
    """{(tag, marks)} of every opening tag; a mark is .class, #id or [attribute].

    Both sides of an {% if %} count. What a variable fills in is the mark `.{}`.
    """
    found = set()
    for text in templates:
        found |= {("", frozenset(f".{word}" for word in m.split())) for m in LAYOUT.findall(text)}
        plain = re.sub(r"{#.*?#}|{%.*?%}", " ", text, flags=re.S)
        plain = re.sub(r"{{.*?}}", "{}", plain, flags=re.S)
        found |= {(tag, frozenset(marks(said))) for tag, said in OPENING.findall(plain)}
    return found


def marks(said):
    for name, value in ATTRIBUTE.findall(said):
        yield f"[{name}]"
        if name == "class":
            yield from (f".{word}" for word in value.split())
        elif name == "id":
            yield f"#{value}"


BY_OTHERS = {"[aria-invalid]", "[data-theme]", ".htmx-request", "[open]"}


class Ours:
    """What stands on the site's own pages."""

    def __init__(self):
        self.elements = elements(texts(BASE / "templates", "*.html"))
        scripts = " ".join(texts(BASE / "static" / "js", "*.js"))
        self.python = " ".join(texts(BASE / "interviews", "*.py"))
        moving = SET_BY_SCRIPT.findall(scripts) + SET_BY_PYTHON.findall(self.python)
        self.moving = {f".{word}" for word in moving} | BY_OTHERS
        self.tags = {tag for tag, _ in self.elements} | MADE

    def has(self, tag, wanted):
        """Whether one element may be `tag` and carry all marks `wanted`."""
        wanted = wanted - self.moving
        if not wanted:
            return tag in self.tags | {"", "*"}
        return any(
            tag in ("", "*", its_tag) or not its_tag
            for its_tag, its_marks in self.elements
            if self.carries(its_marks, wanted - its_marks)
        )

    def carries(self, its_marks, missing):
        """Whether the rest of the marks can come from a variable in its class."""
        return not missing or (
            ".{}" in its_marks and all(f'"{mark[1:]}"' in self.python for mark in missing)
        )


class Admins:
    """What stands in Django's own admin, which our sheets for the desk dress, by words alone."""

    def __init__(self, ours):
        self.ours = ours
        self.words = set(
            re.findall(r"[\w-]+", " ".join(texts(ADMIN, "*.html", "*.py", "*.js", "*.css")))
        )
        self.columns = set(
            re.findall(r"\w+", ours.python)
        )  # field-x, column-x, id_x: of our fields

    def has(self, tag, wanted):
        rest = {mark for mark in wanted if not self.knows(mark.strip(".#[]"))}
        return rest == set() or self.ours.has(tag, rest)

    def knows(self, word):
        field = re.fullmatch(r"(?:field-|column-|id_)(\w+)", word)
        return word in self.words or bool(field and field[1] in self.columns)
