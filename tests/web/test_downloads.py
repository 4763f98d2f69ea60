import pytest

from interviews.web.downloads import download


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("客服终面 A 卷 试题卷.pdf", "A.pdf"),
        ("试题卷.xlsx", "file.xlsx"),
        ('x"; filename="evil.exe\r\nX-Evil: 1.pdf', "x-filename-evil-exe-X-Evil-1.pdf"),
        ("试题卷", "file"),
    ],
)
def test_a_download_has_a_plain_name_beside_its_own(name, plain):
    response = download(b"x", name, "application/pdf")

    head, encoded = response.headers["Content-Disposition"].split("; filename*=utf-8''")
    assert head == f'attachment; filename="{plain}"'
    assert encoded.isascii()
    assert " " not in encoded
    assert b"".join(response.streaming_content) == b"x"
