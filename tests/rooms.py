"""The rooms of the house, what each may import of ours, and how an import is judged."""

import ast
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
FILES = sorted((BASE / "interviews").rglob("*.py"))

SHARED = {"models", "text", "bankfile", "scoring", "web", "jobs"}
PAPERS = {"exports", "papers"}
PRACTICE = {"practice.scaffold", "practice.schedule", "practice.report"}
MAY_IMPORT = {
    "text": set(),
    "bankfile": {"text"},
    "scoring": {"text"},
    "exports": {"text", "bankfile", "scoring"},
    "models": {"text", "bankfile"},
    "web": {"text"},
    "jobs": {"models", "text", "web"},
    "accounts": SHARED,
    "papers": SHARED | {"exports"},
    "backup": {"models"},
    "curation": SHARED,
    "guides": SHARED,
    "help": SHARED,
    "reports": SHARED,
    "privacy": SHARED,
    # It shows what the others draw.
    "dev": SHARED | {"browse"},
    # Papers are made of what was found, or put together in a set.
    "browse": SHARED | PAPERS,
    "browse.pages": SHARED | PAPERS | {"browse"},
    "sets.select": {"text", "scoring"},
    # What can be chosen from: for a trainer's paper, and for a learner's mock interview.
    "sets.offers": {"models", "sets.select"},
    "sets": SHARED | PAPERS | {"sets.select", "sets.offers"},
    "sets.pages": SHARED | PAPERS | {"sets", "sets.select", "sets.offers"},
    "practice.scaffold": {"text"},
    "practice.schedule": set(),
    "practice.report": {"bankfile", "scoring"},
    "practice": SHARED | PAPERS | PRACTICE | {"sets.select", "sets.offers"},
    "practice.pages": SHARED | PAPERS | PRACTICE | {"practice"},
    "panels": SHARED | PAPERS,
    "panels.pages": SHARED | PAPERS | {"panels"},
    # A stage of an import knows the stages before it; what is decided goes by the desk's verbs.
    "ingest.extract": {"text"},
    "ingest.draft": SHARED | {"exports", "ingest.extract"},
    "ingest.intake": SHARED | {"curation", "ingest.extract", "ingest.draft"},
    "ingest.decide": SHARED | {"curation", "ingest.draft", "ingest.intake"},
    "ingest.pages": SHARED
    | {"curation", "ingest.extract", "ingest.draft", "ingest.intake", "ingest.decide"},
}
PURE = {"text", "bankfile", "scoring", "exports", "ingest.extract", "sets.select"}
PURE |= PRACTICE
ANYTHING = {"admin", "management", "migrations", "templatetags", "urls", "apps"}
FRAMEWORKS = ("django", "csp", "allauth", "tqdm", "gunicorn")
VIEWS = {"require_safe", "require_POST", "require_GET", "require_http_methods"}


def name_of(path):
    """interviews/sets/build.py -> sets.build; interviews/models/__init__.py -> models"""
    parts = path.relative_to(BASE / "interviews").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path) for path in FILES} - {""}


def room_of(module):
    """The room a module is in: the longest one that holds it; addresses are a room of their own."""
    if module.rsplit(".", 1)[-1] == "urls":
        return "urls"
    rooms = [*MAY_IMPORT, *ANYTHING]
    holding = [room for room in rooms if module == room or module.startswith(f"{room}.")]
    return max(holding, key=len, default=module.split(".")[0])


def imported(code, *, for_types=True):
    """Dotted names of all that a piece of code imports, wherever in it, by statement or by name.

    What stands under `if TYPE_CHECKING:` is never run; `for_types` says whether it counts.
    """
    for node in _nodes(ast.parse(code), for_types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(node)
        elif isinstance(node, ast.Call) and _name(node.func) in ("import_module", "__import__"):
            yield from _by_name(node)


def _nodes(tree, for_types):
    yield tree
    for node in ast.iter_child_nodes(tree):
        if for_types or not (isinstance(node, ast.If) and _name(node.test) == "TYPE_CHECKING"):
            yield from _nodes(node, for_types)


def _imported_from(node):
    if node.level:
        yield "." * node.level  # imports are absolute
    elif node.module == "interviews":
        yield from (f"interviews.{alias.name}" for alias in node.names)
    else:
        for name in (f"{node.module}.{alias.name}" for alias in node.names):
            yield name if name.removeprefix("interviews.") in MODULES else node.module


def _by_name(call):
    names = [part.value for part in call.args if isinstance(part, ast.Constant)]
    yield from (str(name) for name in names or ["?"])


def _name(node):
    return getattr(node, "attr", getattr(node, "id", ""))


def wrong_imports(module, code):
    """What `code`, standing in `module`, imports against the plan of the house, sorted."""
    room = room_of(module)
    names = set(imported(code))
    if room in ANYTHING:
        return sorted(name for name in names if _is_outside(name) or name.startswith("."))
    allowed = MAY_IMPORT.get(room, set()) | {room}
    return sorted(name for name in names if _is_wrong(name, room, allowed))


def _is_outside(name):
    """Whether a name is the site's or the tests': neither is for what stands in the house."""
    return name.split(".")[0] in ("questionbank", "tests")


def _is_wrong(name, room, allowed):
    if name.startswith((".", "?")) or _is_outside(name):
        return True
    if name == "interviews" or name.startswith("interviews."):
        return room_of(name.removeprefix("interviews.")) not in allowed
    return room in PURE and name.split(".")[0].startswith(FRAMEWORKS)


def views_in(code):
    """Names of the functions in `code` that answer a request by address."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef):
            marks = (getattr(mark, "func", mark) for mark in node.decorator_list)
            if any(_name(mark) in VIEWS for mark in marks):
                yield node.name
