"""The organisation: one row, and every reader knows it as it is now."""

import pytest
from django.db import IntegrityError, transaction

from interviews.models import Organisation, organisation
from tests.make import make_question

pytestmark = pytest.mark.django_db


def test_there_is_one_row_at_most():
    Organisation.objects.create(name="云杉家居")

    for key in (1, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.create(pk=key, name="别家")
    assert list(Organisation.objects.values_list("name", flat=True)) == ["云杉家居"]


@pytest.mark.parametrize(
    "wrong", [{"pass_line": 101}, {"review_months": 0}, {"paper_size": "a9"}], ids=str
)
def test_the_database_refuses_what_no_paper_can_follow(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(**wrong)


def test_a_change_by_whoever_is_known_at_once():
    assert organisation().name == ""
    Organisation.objects.create(name="云杉家居")
    assert organisation().name == "云杉家居"
    Organisation.objects.update(name="青禾")  # as another worker does it: past every save()
    assert organisation().name == "青禾"
    Organisation.objects.all().delete()
    assert organisation().name == ""


def test_what_was_rolled_back_is_not_remembered():
    Organisation.objects.create(name="云杉家居")
    with transaction.atomic():
        Organisation.objects.update(name="青禾")
        assert organisation().name == "青禾"
        transaction.set_rollback(True)
    assert organisation().name == "云杉家居"


def test_unchanged_it_costs_one_query(django_assert_num_queries):
    Organisation.objects.create(name="云杉家居", logo=b"1" * 1000)
    organisation()

    with django_assert_num_queries(1):
        assert bytes(organisation().logo) == b"1" * 1000
    make_question()
    with django_assert_num_queries(2):
        organisation()
