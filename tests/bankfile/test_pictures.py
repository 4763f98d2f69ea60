"""Pictures as they are taken, named, and carried in a bank file."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from interviews.bankfile.errors import BankFileError
from interviews.bankfile.pictures import (
    MOST_DOTS,
    MOST_KEPT,
    PictureError,
    prepare,
    size_in,
    verified,
)
from interviews.bankfile.read import read_bank, read_file
from interviews.bankfile.triple import triple_from
from interviews.bankfile.write import write_bank
from tests.bankfile.make import COMPLETE


def drawing(kind="PNG", size=(60, 40), mode="RGB", color="red", **options):
    file = io.BytesIO()
    Image.new(mode, size, color).save(file, kind, **options)
    return file.getvalue()


def noise(size):
    picture = Image.effect_noise(size, 100).convert("RGB")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def opened(picture):
    return Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize(
    ("kind", "suffix", "form"),
    [("PNG", "png", "PNG"), ("JPEG", "jpg", "JPEG"), ("WEBP", "jpg", "JPEG")],
)
def test_a_picture_is_encoded_anew_and_named_by_what_it_shows(kind, suffix, form):
    picture = prepare(drawing(kind))

    assert picture.name.endswith(f"-60x40.{suffix}")
    assert size_in(picture.name) == (60, 40)
    assert opened(picture).format == form
    assert prepare(drawing(kind)) == picture
    assert verified(picture.name, picture.content) == picture


def test_where_and_how_it_was_taken_is_dropped_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Maker"  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (31.0, 13.0, 0.0)
    sent = drawing("JPEG", exif=exif, comment=b"secret")

    picture = prepare(sent)

    assert b"Maker" in sent
    assert b"secret" in sent
    assert size_in(picture.name) == (40, 60)
    kept = opened(picture)
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "progressive",
        "progression",
    }
    assert b"secret" not in picture.content


def test_what_lets_the_ground_through_stands_on_white():
    assert opened(prepare(drawing(mode="RGBA", color=(255, 0, 0, 0)))).getpixel((5, 5)) == (
        *(255, 255, 255),
    )


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "CMYK"])
def test_every_kind_of_colour_is_taken(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"

    assert opened(prepare(drawing(kind, mode=mode, color=0))).mode == "RGB"


def test_a_large_picture_is_made_smaller_and_kept_small():
    picture = prepare(noise((2400, 1200)))

    assert len(picture.content) <= MOST_KEPT
    width, height = size_in(picture.name)
    assert width == 2 * height <= 1600


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "PNG, JPEG or WebP"),
        (SVG, "PNG, JPEG or WebP"),
        (b"%PDF-1.7", "PNG, JPEG or WebP"),
        (drawing("GIF"), "PNG, JPEG or WebP"),
        (drawing("BMP"), "PNG, JPEG or WebP"),
        (drawing(size=(300, 300))[:120], "damaged"),
        (drawing("JPEG", size=(900, 900))[:2000], "damaged"),
        (b"x" * (12 * 1024 * 1024 + 1), "over 12 MB"),
    ],
)
def test_what_is_no_picture_is_refused_in_plain_words(content, said):
    with pytest.raises(PictureError, match=said):
        prepare(content)


def test_a_small_file_that_would_fill_the_memory_is_refused():
    bomb = drawing(mode="1", size=(20_000, 20_000), color=0)
    assert len(bomb) < 100_000
    assert MOST_DOTS < 20_000 * 20_000

    with pytest.raises(PictureError, match="25 million dots"):
        prepare(bomb)


def test_a_bank_file_carries_the_pictures_that_its_questions_name():
    picture = prepare(noise((300, 200)))
    shown = replace(COMPLETE, picture=picture.name, picture_alt="一张排班表")

    text = write_bank([shown], {picture.name: picture.content})

    assert read_file(text, "bank.yaml") == ([shown], [picture])
    assert write_bank(*[read_bank(text, "")], {picture.name: picture.content}) == text


def test_without_a_picture_a_question_says_what_it_said_before_there_were_any():
    assert not {"picture", "picture_alt"} & set(COMPLETE.as_dict())
    assert triple_from(COMPLETE.as_dict()) == COMPLETE
    assert "picture" not in write_bank([COMPLETE])


def test_a_picture_that_is_not_what_its_name_says_is_refused():
    one, other = prepare(drawing()), prepare(drawing(color="blue"))
    text = write_bank([COMPLETE], {one.name: other.content})

    with pytest.raises(BankFileError, match="not what its name says"):
        read_bank(text, "bank.yaml")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a.svg", "A" * 32 + "-1x1.png"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(BankFileError, match="not the name of a picture"):
        read_bank(write_bank([replace(COMPLETE, picture=name)]), "bank.yaml")


def test_a_picture_without_words_cannot_be_published():
    shown = replace(COMPLETE, status="published", picture="0" * 32 + "-1x1.png")

    with pytest.raises(BankFileError, match="Say what the picture shows"):
        read_bank(write_bank([shown]), "bank.yaml")
