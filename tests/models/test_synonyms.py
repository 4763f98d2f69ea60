"""Synonyms: what the desk writes is searched at once, and no file undoes it."""

import pytest
import yaml
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from interviews.models import Question, SynonymSet, find, tally
from interviews.models.synonyms import take_in
from interviews.text.normalise import normalise
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db


def found(text):
    visible = Question.objects.visible_to(AnonymousUser())
    return find(text, visible, tally()).full


def test_the_file_has_many_sets_and_says_no_word_twice_in_one():
    sets = yaml.safe_load((settings.BASE_DIR / "fixtures" / "synonyms.yaml").read_text("utf-8"))
    sets = [list(map(normalise, words)) for words in sets["sets"]]

    assert len(sets) >= 150
    assert [words for words in sets if len(words) < 2 or len(set(words)) < len(words)] == []
    assert len({words[0] for words in sets}) == len(sets)


def test_a_set_is_searched_as_soon_as_it_is_saved_and_no_longer_when_out_of_use():
    make_question("客户说收到的琉璃碎了，要求今天赔，你怎么办？")
    assert found("流璃盏") == 0

    kept = SynonymSet.objects.create(words="琉璃\n流璃盏")
    assert found("流璃盏") == 1
    SynonymSet.objects.update(in_use=False)
    assert found("流璃盏") == 0
    assert str(kept) == "琉璃、流璃盏"


def test_taking_the_file_in_again_leaves_what_people_changed():
    take_in([["退款", "退钱"], ["投诉", "客诉"]])
    SynonymSet.objects.filter(origin="退款").update(words="退款\n回款", in_use=False)

    assert take_in([["退款", "退钱"], ["投诉", "客诉"], ["辱骂", "骂人"]]) == 1
    rows = SynonymSet.objects.order_by("pk").values_list("words", "in_use")
    assert list(rows) == [("退款\n回款", False), ("投诉\n客诉", True), ("辱骂\n骂人", True)]


@pytest.mark.parametrize(
    "words", ["独一个", "同\n同", "\n".join(map(str, range(31))), f"短\n{'长' * 41}"]
)
def test_a_set_has_a_few_short_words(words):
    with pytest.raises(ValidationError):
        SynonymSet(words=words).full_clean()


def test_editors_write_sets_and_what_came_with_the_project_is_not_deleted(client):
    client.force_login(make_user(group="题库编辑"))
    take_in([["退款", "退钱"]])
    address = "/admin/interviews/synonymset/"

    client.post(f"{address}add/", {"words": "催单\n催促 \n\n催单", "in_use": "on"})

    assert list(SynonymSet.objects.order_by("pk").values_list("words", "origin")) == [
        ("退款\n退钱", "退款"),
        ("催单\n催促", ""),
    ]
    came, own = SynonymSet.objects.order_by("pk")
    assert client.post(f"{address}{came.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{address}{own.pk}/delete/", {"post": "yes"}).status_code == 302
    assert list(SynonymSet.objects.all()) == [came]
