"""The catalogues are complete, compiled, and in step with the code."""

from pathlib import Path

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from interviews.management.commands.messages import collect, open_messages, updated

CHINESE = Path(settings.LOCALE_PATHS[0], "zh_Hans", "LC_MESSAGES", "django.po")


def test_every_string_is_translated_and_none_is_fuzzy():
    catalogue = updated(CHINESE, collect(Path(settings.BASE_DIR)))

    assert [message.id for message in open_messages(catalogue)] == []


def test_the_committed_catalogue_holds_no_lost_string():
    with CHINESE.open("rb") as file:
        committed = {_key(message.id) for message in read_po(file)}
    found = {_key(message.id) for message in collect(Path(settings.BASE_DIR))}

    assert committed - found == set()


def test_the_compiled_catalogue_says_what_the_written_one_says():
    with CHINESE.open("rb") as file:
        written = _strings(read_po(file))
    with CHINESE.with_suffix(".mo").open("rb") as file:
        compiled = _strings(read_mo(file))

    assert compiled == written


def test_templates_may_be_indented_as_one_likes(tmp_path):
    page = "<ul>\n      <li>a</li>\n   {% if b %}\n  {% translate 'Deep' %}\n    {% endif %}\n</ul>"
    for folder in ("interviews", "questionbank", "templates"):
        tmp_path.joinpath(folder).mkdir()
    tmp_path.joinpath("templates", "page.html").write_text(page, "utf-8")

    assert [message.id for message in collect(tmp_path) if message.id] == ["Deep"]


def _strings(catalogue):
    return {
        (_text(message.context), _key(message.id)): [*message.string]
        if message.pluralizable
        else message.string
        for message in catalogue
        if message.id
    }


def _text(context):
    return context.decode() if isinstance(context, bytes) else context


def _key(message_id):
    return message_id if isinstance(message_id, str) else message_id[0]


def test_chinese_is_the_default_and_english_is_the_source():
    with translation.override("zh-hans"):
        assert translation.gettext("Model answer") == "参考答案"
    with translation.override("en"):
        assert translation.gettext("Model answer") == "Model answer"


def test_the_site_speaks_to_everybody_in_one_voice():
    """What a customer or a curator is quoted with stands in the bank, not in the interface."""
    pages = [path for path in settings.BASE_DIR.joinpath("templates").rglob("*") if path.is_file()]

    assert [str(path) for path in (CHINESE, *pages) if "您" in path.read_text("utf-8")] == []


def test_the_check_lists_what_is_open_and_writes_nothing(capsys):
    before = CHINESE.read_bytes()

    call_command("messages", check=True)

    assert capsys.readouterr().out == ""
    assert CHINESE.read_bytes() == before
