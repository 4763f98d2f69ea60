"""The editor of a set: what is posted as one state, changed by one action, saved under a lock."""

from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict

from interviews.models import QuestionSet, SetEntry, SetSection, User
from interviews.sets import layout
from interviews.sets.build import touch
from interviews.sets.forms import DetailsForm, EntryForm, SectionForm
from interviews.sets.layout import Layout


class Stale(Exception):
    """Somebody saved the set since it was opened; `saved` is what they saved."""

    def __init__(self, saved: QuestionSet) -> None:
        super().__init__(saved.form_code)
        self.saved = saved


@dataclass
class Row:
    entry: SetEntry
    form: EntryForm
    number: int


@dataclass
class Part:
    key: str  # "3" for a saved section, "new1" for one to be made
    form: SectionForm
    rows: list[Row]

    @property
    def points(self) -> int:
        return sum(row.entry.points for row in self.rows)

    @property
    def minutes(self) -> int:
        return sum(row.entry.minutes for row in self.rows)


class Editor:
    """A set loaded `with_entries()`, as saved or as `posted` by somebody who edits it."""

    def __init__(self, question_set: QuestionSet, posted: QueryDict | None = None) -> None:
        self.question_set, self.posted = question_set, posted
        self.entries = {str(entry.pk): entry for entry in question_set.entry_list}
        self.sections = {str(section.pk): section for section in question_set.sections.all()}
        self.seen = question_set.version if posted is None else _whole(posted.get("version"))
        self.details = DetailsForm(posted, instance=question_set)
        self.layout = self._saved_layout() if posted is None else self._posted_layout(posted)
        self.entry_forms = {
            key: EntryForm(posted, prefix=f"entry-{key}", initial=self._entry_values(key, number))
            for key, number in layout.numbers(self.layout).items()
        }
        self.section_forms = {key: self._section_form(key) for key, _ in self.layout}

    @property
    def parts(self) -> list[Part]:
        numbers = layout.numbers(self.layout)
        return [
            Part(
                key,
                self.section_forms[key],
                [Row(self.entries[e], self.entry_forms[e], numbers[e]) for e in members],
            )
            for key, members in self.layout
        ]

    @property
    def is_sound(self) -> bool:
        """Whether what was typed, if anything, can be saved."""
        return self.posted is None or self.is_valid()

    def is_valid(self) -> bool:
        forms = [self.details, *self.entry_forms.values(), *self.section_forms.values()]
        results = [form.is_valid() for form in forms]  # every form, so that each shows its errors
        return all(results)

    def apply(self, action: str) -> None:
        """Order by the numbers typed, then do `action`: up-7, remove-7, drop-3, add-part ..."""
        typed = {key: form.cleaned_data["place"] for key, form in self.entry_forms.items()}
        self.layout = layout.placed(self.layout, typed)
        verb, _, key = action.partition("-")
        if verb in ("up", "down"):
            self.layout = layout.moved(self.layout, key, -1 if verb == "up" else 1)
        elif verb == "remove":
            self.layout = layout.removed(self.layout, key)
        elif verb == "drop":
            self.layout = layout.without_section(self.layout, key)
        elif action == "add-part":
            self.layout.append(("new", []))

    @transaction.atomic
    def save(self, by: User, title: str) -> None:
        """Write everything, or raise Stale. `title` names a section that is added."""
        saved = QuestionSet.objects.select_for_update().get(pk=self.question_set.pk)
        if saved.version != self.seen:
            raise Stale(saved)
        self.question_set.save(update_fields=DetailsForm.Meta.fields)
        kept: set[int] = set()
        rows: list[SetEntry] = []
        for order, (key, members) in enumerate(self.layout):
            section = self._saved_section(key, order, title)
            kept.add(section.pk)
            for entry in members:
                rows.append(self._filled(entry, section, len(rows) + 1))
        SetEntry.objects.bulk_update(rows, ["section", "order", "points", "minutes"])
        gone = [entry.pk for entry in self.entries.values() if entry not in rows]
        self.question_set.entries.filter(pk__in=gone).delete()
        self.question_set.sections.exclude(pk__in=kept).delete()
        touch(self.question_set, by)

    def _saved_section(self, key: str, order: int, title: str) -> SetSection:
        section = self.sections.get(key)
        if section is None:
            return self.question_set.sections.create(title=title, order=order)
        named = self.section_forms[key].cleaned_data
        section.title, section.note, section.order = named["title"], named["note"], order
        section.save()
        return section

    def _filled(self, key: str, section: SetSection, order: int) -> SetEntry:
        entry, typed = self.entries[key], self.entry_forms[key].cleaned_data
        entry.section, entry.order = section, order
        entry.points, entry.minutes = typed["points"], typed["minutes"]
        return entry

    def _saved_layout(self) -> Layout:
        return [
            (str(section.pk), [str(entry.pk) for entry in section.entries.all()])
            for section in self.question_set.sections.all()
        ]

    def _posted_layout(self, posted: QueryDict) -> Layout:
        """The order of the posted tokens; what they do not name stays, at the end."""
        order: Layout = []
        seen: set[str] = set()
        for token in posted.getlist("layout"):
            kind, _, key = token.partition("-")
            known = self.sections if kind == "part" else self.entries
            if key not in known or token in seen:
                continue
            seen.add(token)
            if kind == "part":
                order.append((key, []))
            elif order:
                order[-1][1].append(key)
        for key, members in self._saved_layout():
            if f"part-{key}" not in seen:
                order.append((key, []))
            rest = [entry for entry in members if f"entry-{entry}" not in seen]
            order[-1][1].extend(rest)
        return order

    def _entry_values(self, key: str, number: int) -> dict[str, int]:
        entry = self.entries[key]
        return {"place": number, "points": entry.points, "minutes": entry.minutes}

    def _section_form(self, key: str) -> SectionForm:
        section = self.sections[key]
        initial = {"title": section.title, "note": section.note}
        return SectionForm(self.posted, prefix=f"part-{key}", initial=initial)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
