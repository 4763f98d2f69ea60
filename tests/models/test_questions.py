import pytest
from django.core.exceptions import ValidationError

from interviews.bankfile.fields import CODE
from interviews.models import Question


@pytest.mark.parametrize("code", ["CS-００４２", "cs-0042", "CS-042", "CS-0042\n", "C-0042", ""])
def test_a_code_that_no_bank_file_may_hold_is_no_code_of_a_question(code):
    assert CODE.fullmatch(code) is None
    with pytest.raises(ValidationError):
        Question._meta.get_field("code").clean(code, None)
