"""Collect the interface strings and compile the catalogues, with Babel and no system tools."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as BabelMessage

DOMAIN = "django"
SOURCES = (
    *(("interviews", "*.py"), ("questionbank", "*.py")),
    *(("templates", "*.html"), ("templates", "*.txt")),
)
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Command(BaseCommand):
    help = "Collect the interface strings into the catalogues and compile them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; list what is open")

    def handle(self, *, check: bool, **options: object) -> None:
        found = collect(Path(settings.BASE_DIR))
        for path in Path(settings.LOCALE_PATHS[0]).glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
            catalogue = updated(path, found)
            for message in open_messages(catalogue):
                self.stdout.write(f"{path.parent.parent.name}: not translated: {message.id!r}")
            if not check:
                write(path, catalogue)
                self.stdout.write(f"{path.parent.parent.name}: {len(catalogue)} strings compiled")


def collect(base: Path) -> "Catalog":
    """A Babel catalogue of every marked string in the code and the templates below `base`."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract

    found = Catalog(project="客服面试题库", fuzzy=False)
    for folder, pattern in SOURCES:
        for path in sorted(base.joinpath(folder).rglob(pattern)):
            text = path.read_text("utf-8")
            if folder == "templates":
                text = _flat(templatize(text, origin=str(path)))
            rows = extract("python", BytesIO(text.encode()), KEYWORDS, ["Translators:"])
            for _line, message, comments, context in rows:
                place = (str(path.relative_to(base)), 1)
                flags = () if path.suffix == ".py" else ("python-format",)
                found.add(message, None, [place], flags, comments, context=context)
    return found


def _flat(text: str) -> str:
    """Without indentation: in a template it means nothing, to a reader of Python an error."""
    return "\n".join(line.lstrip() for line in text.split("\n"))


def updated(path: Path, found: "Catalog") -> "Catalog":
    """The catalogue at `path` with the strings of `found`: translations kept, lost ones dropped."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.parent.name)
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def open_messages(catalogue: "Catalog") -> list["BabelMessage"]:
    """The messages that a reader would see untranslated."""
    return [
        message
        for message in catalogue
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def _strings(string: str | Sequence[str] | None) -> Sequence[str]:
    """Every form of a translation; one that is missing is an empty one."""
    return [string or ""] if string is None or isinstance(string, str) else string


def write(path: Path, catalogue: "Catalog") -> None:
    """Write `catalogue` as .po for people and as .mo for Django, the same bytes every time."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import write_po

    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False
        )
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
