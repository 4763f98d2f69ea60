"""Single characters: controls, odd blanks, Kangxi radicals and other compatibility forms."""

import re
import unicodedata
from functools import partial

from interviews.ingest.extract.clean.edits import substitutions

CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufff9-\ufffb]+"
)
BLANK = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
RADICAL = re.compile(r"[\u2e80-\u2fd5\uf900-\ufaff]")
SPACED = re.compile(r"(?<!\S)(?:\S {1,3}){3,400}\S(?!\S)")
DIGIT = re.compile(r"[０-９]")

# Radicals that have no compatibility mapping in Unicode, as PDF fonts use them.
RADICALS = str.maketrans(
    "⺁⺄⺆⺈⺊⺌⺍⺕⺗⺝⺟⺠⺢⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺮⺯⺲⺴⺶⺷⺸⺺⺻⺼⺽⺾⻀⻁⻂⻃⻄⻅"
    "⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻰⻳",
    "厂乙冂勹卜小小彐心月母民水火爪爪丬犬王疋目示礻竹糸罒罓羊羊羊肀聿肉臼艹艹虎衤覀西见"
    "角讠讠贝足车辶辶辶邑钅长镸长门阜阝雨青韦页风飞食食饣马骨鬼鱼鸟卤麦黄黾齐齐齿竜龙龟",
)


def radical(match: re.Match[str]) -> str:
    """The ordinary character for a radical or a compatibility ideograph."""
    character = unicodedata.normalize("NFKC", match.group())
    return character.translate(RADICALS)


def unspaced(match: re.Match[str]) -> str:
    """The letters 题 目 一 without the blanks between them; those of other scripts stay."""
    letters = match.group().replace(" ", "")
    wide = sum(character > "\u3000" for character in letters)
    return letters if wide * 2 >= len(letters) else match.group()


def _ascii_digit(match: re.Match[str]) -> str:
    return chr(ord(match.group()) - 0xFEE0)


# Control characters out, blanks plain, radicals and digits ordinary; with what each looks for.
CHARACTER_PASSES = tuple(
    (pattern, partial(substitutions, pattern, after=after, kind=kind))
    for pattern, after, kind in (
        (CONTROL, "", "control"),
        (BLANK, " ", "blank"),
        (RADICAL, radical, "radical"),
        (DIGIT, _ascii_digit, "digit"),
        (SPACED, unspaced, "spaced"),
    )
)
