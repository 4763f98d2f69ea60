from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.text.markdown import TAGS, Block, Run, parts, plain, render
from interviews.text.markdown_tokens import has_code

PIECES = [
    *("**", "*", "_", "# ", "- ", "1. ", "> ", "\n", "\n\n", "    ", "\\", "|", "|--|", "[", "]("),
    *("javascript:alert(1)", "JaVaScRiPt:", "data:text/html,", "https://a.cn/", "/q/", ")", "]"),
    *("<script>", "</script>", "<img src=x onerror=alert(1)>", "<", ">", '"', "'", "&#106;", "&"),
    *("![", "`", "```", "~", "<https://a.cn>", "中文", "加粗：", "“引”", "Latin", "\x00", "\ud800"),
]
sources = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map(
    "".join
)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**加粗：**中文", "<p><strong>加粗：</strong>中文</p>\n"),
        ("他说**“别急”**吧", "<p>他说<strong>“别急”</strong>吧</p>\n"),
        ("**甲：**乙**丙：**丁", "<p><strong>甲：</strong>乙<strong>丙：</strong>丁</p>\n"),
        ("*先*停，**再*查*因**", "<p><em>先</em>停，<strong>再<em>查</em>因</strong></p>\n"),
        ("每人 2 * 3 次 ** 共", "<p>每人 2 * 3 次 ** 共</p>\n"),
        ("snake_case_name", "<p>snake_case_name</p>\n"),
        ("接通率\n掉到 41%，\n20 秒", "<p>接通率掉到 41%，20 秒</p>\n"),
        ("use\nCRM", "<p>use CRM</p>\n"),
        ("共\n12 人", "<p>共 12 人</p>\n"),
        ("**甲**\n“乙”", "<p><strong>甲</strong>“乙”</p>\n"),
        ("先止损。\n再“查因。”\n稳人", "<p>先止损。</p>\n<p>再“查因。”</p>\n<p>稳人</p>\n"),
        ("**止损。**\n再查因", "<p><strong>止损。</strong></p>\n<p>再查因</p>\n"),
        ("**止损。\n再**查因", "<p><strong>止损。<br>\n再</strong>查因</p>\n"),
        ("- 止损。\n  查因", "<ul>\n<li>止损。<br>\n查因</li>\n</ul>\n"),
        ("- 止损。\n**再**查因", "<ul>\n<li>止损。</li>\n</ul>\n<p><strong>再</strong>查因</p>\n"),
        ("1. 甲。\n2. 乙\n丙", "<ol>\n<li>甲。</li>\n<li>乙丙</li>\n</ol>\n"),
        ("一\\\n二", "<p>一<br>\n二</p>\n"),
        ("# 一\n###### 六", "<h3>一</h3>\n<h6>六</h6>\n"),
        ("3. 三\n4. 四", '<ol start="3">\n<li>三</li>\n<li>四</li>\n</ol>\n'),
        ("> 引", "<blockquote>\n<p>引</p>\n</blockquote>\n"),
        ("<b onclick=x>&amp;", "<p>&lt;b onclick=x&gt;&amp;amp;</p>\n"),
        (
            "[去](https://a.cn/?q=1)",
            '<p><a href="https://a.cn/?q=1" rel="nofollow noopener">去</a></p>\n',
        ),
        ("[去](/guides/)", '<p><a href="/guides/" rel="nofollow noopener">去</a></p>\n'),
        ("[去](javascript:alert(1))", "<p>去</p>\n"),
        ("[去](//evil.cn)[来](DATA:x)", "<p>去来</p>\n"),
        (r"[去](/\evil.cn)[来](/%5Cevil.cn)[回](/%5cevil.cn)", "<p>去来回</p>\n"),
    ],
)
def test_renders(source, html):
    assert render(source) == html


def test_headings_start_where_told():
    assert render("# 一\n## 二", top=2) == "<h2>一</h2>\n<h3>二</h3>\n"


def test_tables_have_no_inline_style():
    html = "".join(render("|甲|乙|\n|--|-:|\n|1|2|").split())
    assert html == (
        "<table><thead><tr><th>甲</th><th>乙</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


def test_plain_has_the_text_without_marks():
    source = "# 题\n**先**止损\n再查因\n\n1. 一\n   - 甲\n2. [二](/x/)"
    assert plain(source) == "题\n先止损再查因\n一\n甲\n二"


def test_parts_are_blocks_of_styled_runs():
    source = "## 题\n一**二*三***\\\n四\n\n> 引\n\n"
    source += "3. 三\n\n   续\n   - 子\n4. 四\n\n|甲|**乙**|\n|-|-|\n"
    assert parts(source) == [
        Block("heading", 2, (Run("题"),)),
        Block("paragraph", 0, (Run("一"), Run("二", True), Run("三", True, True), Run("\n四"))),
        Block("quote", 0, (Run("引"),)),
        Block("number", 1, (Run("三"),), 3),
        Block("paragraph", 1, (Run("续"),)),
        Block("bullet", 2, (Run("子"),)),
        Block("number", 1, (Run("四"),), 4),
        Block(
            "head",
            0,
            (Run("甲"), Run(" | "), Run("乙", True)),
            cells=((Run("甲"),), (Run("乙", True),)),
        ),
    ]


def test_a_quote_in_a_quote_ends_alone():
    assert parts("> 外\n>\n> > 内\n>\n> 又外\n\n正文") == [
        Block("quote", 0, (Run("外"),)),
        Block("quote", 0, (Run("内"),)),
        Block("quote", 0, (Run("又外"),)),
        Block("paragraph", 0, (Run("正文"),)),
    ]


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@given(sources)
def test_html_holds_only_what_is_allowed(source):
    for tag, attributes in Tags(render(source)).found:
        assert tag in TAGS
        assert set(attributes) <= {"href", "rel", "start"}
        href = attributes.get("href", "")
        assert ":" not in href.split("/")[0] or href.startswith(("http:", "https:", "mailto:"))


@given(sources)
def test_plain_and_parts_never_fail(source):
    assert plain(source).count("\ud800") == 0
    assert all(
        block.kind in {"paragraph", "heading", "bullet", "number", "quote", "head", "row"}
        for block in parts(source)
    )


@pytest.mark.parametrize("piece", ["- 甲。", "*", "[", "> ", "**中", "[a](", "- ", "|", "\\", "_a"])
def test_hostile_repetition_is_rendered(piece):
    assert render(piece * 5_000)


def test_a_table_ends_where_text_goes_on():
    kinds = [(block.kind, len(block.cells)) for block in parts("|甲|乙|\n|--|--|\n|丙|丁|\n\n后面")]

    assert kinds == [("head", 2), ("row", 2), ("paragraph", 0)]


def test_numbers_go_on_from_where_the_list_begins():
    assert [block.number for block in parts("3. 甲\n4. 乙\n\n- 丙")] == [3, 4, 0]
    assert [block.number for block in parts("1. 甲\n2. 乙")] == [1, 2]


@pytest.mark.parametrize(
    ("source", "is_link"),
    [
        ("[x](http://a.cn)", True),
        ("[x](https://a.cn)", True),
        ("[x](MAILTO:a@a.cn)", True),
        ("[x](/questions/)", True),
        ("[x](questions/)", True),
        ("[x](//evil.cn)", False),
        ("[x](/\\evil.cn)", False),
        ("[x](/%5Cevil.cn)", False),
        ("[x](javascript:alert(1))", False),
        ("[x](htt:a)", False),
        ("[x](ftp://a.cn)", False),
    ],
)
def test_only_some_addresses_become_links(source, is_link):
    assert ("<a " in render(source)) is is_link
    assert plain(source) == "x"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("甲\nABC", "<p>甲 ABC</p>\n"),
        ("ABC\n甲", "<p>ABC 甲</p>\n"),
        ("ABC，\nDEF", "<p>ABC，DEF</p>\n"),
        ("ABC\n（DEF", "<p>ABC（DEF</p>\n"),
        ("**甲** \nABC", "<p><strong>甲</strong> ABC</p>\n"),
    ],
)
def test_lines_are_joined_as_their_scripts_are(source, html):
    assert render(source) == html


@pytest.mark.parametrize(
    ("source", "has"),
    [("```\na\n```", True), ("甲\n\n    a = 1", True), ("甲 `a` 乙", False), ("", False)],
)
def test_a_block_of_code_is_told_apart(source, has):
    assert has_code(source) is has
