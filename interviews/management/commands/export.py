"""Write a set, or what the filters of the list find, into a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override
from tqdm import tqdm

from interviews.browse.filters import QuestionFilter
from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.formats import FORMATS, ExportError, file_name, write
from interviews.exports.wording import SHEETS
from interviews.models import FACETS, Question, QuestionSet
from interviews.papers.booklets import booklet_of, booklet_of_list
from interviews.papers.html import standalone
from interviews.sets.uses import record_use
from interviews.web.pages import said

FILTERS = (*(facet.name for facet in FACETS), "q", "sort")


class Command(BaseCommand):
    help = "Write a set, or what the filters of the list find, into a file of any format."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--set", metavar="CODE", help="a saved set, by its code: S-0007")
        for name in FILTERS:
            parser.add_argument(
                f"--{name}", action="append", default=[], metavar="VALUE", help="as in the address"
            )
        parser.add_argument("--format", required=True, choices=["html", *FORMATS])
        parser.add_argument("--sheet", choices=list(Sheet), default=Sheet.INTERVIEWER, type=Sheet)
        parser.add_argument("--answers-at-end", action="store_true", help="of the answer key")
        parser.add_argument("--score-by", choices=["question", "competency"], default="question")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="else named by title")

    def handle(self, *, sheet: Sheet, format: str, output: Path | None, **options: Any) -> None:
        named = {name: options[name] for name in FILTERS if options[name]}
        if options["set"] and named:
            raise CommandError("Give either --set or filters, not both.")
        found = self.find_set(options["set"]) if options["set"] else None
        layout = {
            "sheet": sheet,
            "answers_at_end": options["answers_at_end"],
            "score_by": options["score_by"],
        }
        with override("zh-hans"):  # papers are Chinese, whoever prints them
            booklet = booklet_of(found, **layout) if found else self.compose(named, layout)
        path = self.write(booklet, format, output)
        if found:
            record_use(found, sheet, format, AnonymousUser())
        self.stdout.write(f"{path}: {len(booklet.items)} questions, {path.stat().st_size:,} bytes")

    def find_set(self, code: str) -> QuestionSet:
        number = code.upper().removeprefix("S-")
        if number.isascii() and number.isdecimal() and len(number) < 10:
            found = QuestionSet.objects.with_entries().filter(pk=int(number)).first()
            if found:
                return found
        raise CommandError(f"There is no set {code}.")

    def compose(self, named: Mapping[str, list[str]], layout: dict[str, Any]) -> Booklet:
        query = QueryDict(mutable=True)
        for name, values in named.items():
            query.setlist(name, values)
        found = QuestionFilter(query, Question.objects.published())
        for name, values in named.items():
            chosen = found.chosen[name]
            known = chosen if isinstance(chosen, list) else [chosen]
            if unknown := [v for v in values if name != "q" and v not in known]:
                raise CommandError(f"--{name} does not know {', '.join(unknown)}.")
        questions = tqdm(found.rows.with_triple(), unit="question", disable=None, leave=False)
        roles = [str(term) for term in found.terms["role"] if term.slug in found.chosen["role"]]
        title = _("Customer service interview questions")
        return booklet_of_list(questions, title=title, role="、".join(roles), **layout)

    def write(self, booklet: Booklet, format: str, output: Path | None) -> Path:
        try:
            if format == "html":
                if not booklet.items:
                    raise CommandError("There is no question to write.")
                path = output or Path(file_name(booklet.title, SHEETS[booklet.sheet]) + ".html")
                path.write_bytes(standalone(booklet))
                return path
            export = write(booklet, format)
            path = output or Path(export.filename)
            path.write_bytes(export.content)
        except ExportError as error:
            raise CommandError(said(error.message)) from error
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error
        for warning in export.warnings:
            self.stderr.write(said(warning))
        return path
