"""A small reader of our style sheets: enough CSS to hold them to the house's rules."""

import re
from dataclasses import dataclass, field
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
SHEETS = sorted((BASE / "static" / "css").glob("*.css"))
TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    | (?P<mark>[{}();])
    | [^{}();"'/]+ | /""",
    re.S | re.X,
)
PIECE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|.", re.S)
CONDITIONS = ("@media", "@supports")  # what stands in these is no nested rule


@dataclass
class Rule:
    """One `prelude { declarations, rules }`; the sheet itself is the rule without a prelude."""

    prelude: str = ""
    declarations: list = field(default_factory=list)  # (property, value) in their order
    rules: list = field(default_factory=list)

    @property
    def selectors(self):
        return [] if self.prelude.startswith("@") else split(self.prelude, ",")


def read(css):
    """The sheet of the text `css`; a ValueError where its brackets do not close."""
    path, said, depth = [Rule()], "", 0
    for token in TOKEN.finditer(css):
        if token["comment"]:
            continue
        mark = token["mark"]
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if depth or mark not in ("{", "}", ";"):
            said += token[0]
            continue
        if mark == "{":
            path[-1].rules.append(Rule(" ".join(said.split())))
            path.append(path[-1].rules[-1])
        else:
            declare(path[-1], said)
        if mark == "}":
            path.pop()
        said = ""
    if len(path) != 1 or depth or said.strip():
        raise ValueError("The brackets do not close.")
    return path[0]


def declare(rule, said):
    if said.strip():
        name, value = said.split(":", 1)
        rule.declarations.append((name.strip(), " ".join(value.split())))


def split(text, separator):
    """`text` at each `separator` that no bracket and no quote holds."""
    pieces = [""]
    for token in PIECE.finditer(text):
        if token[0] == separator:
            pieces.append("")
        else:
            pieces[-1] += token[0]
    return [piece.strip() for piece in pieces]


def style_rules(rule):
    """The rules with selectors, also those in @media and @supports."""
    for child in rule.rules:
        if child.selectors:
            yield child
        if child.prelude.startswith(CONDITIONS):
            yield from style_rules(child)


def compounds(selector):
    """.a > b.c:hover -> ("", {".a"}), ("b", {".c"})"""
    plain = re.sub(r"::?[a-z-]+(?:\((?:[^()]|\([^()]*\))*\))?", "", selector)
    for compound in filter(None, re.split(r"\s*[>+~]\s*|\s+", plain)):
        tag = re.match(r"[a-z][a-z0-9]*|\*|", compound)[0]
        marks = set(re.findall(r"[.#][\w-]+", compound))
        marks |= {f"[{name}]" for name in re.findall(r"\[([\w-]+)", compound)}
        yield tag, frozenset(marks)
