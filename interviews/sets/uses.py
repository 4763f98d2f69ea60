"""Remember that a set was printed or exported: it feeds "not used in N days"."""

from django.db import transaction

from interviews.models import QuestionSet, Reader, SetUse


@transaction.atomic
def record_use(question_set: QuestionSet, sheet: str, format_name: str, by: Reader) -> SetUse:
    use = SetUse.objects.create(
        question_set=question_set,
        form_code=question_set.form_code,
        sheet=sheet,
        format=format_name,
        by=by if by.is_authenticated else None,
    )
    use.questions.set([entry.question_id for entry in question_set.entry_list])
    return use
