"""Pages for readers of Traditional Chinese, and for readers of no Chinese."""

import re

from hypothesis import given
from hypothesis import strategies as st

from interviews.text.languages import marked_page, traditional, traditional_page

PAGE = (
    '<title>投诉</title><a href="?q=投诉" title="看投诉">软件里的投诉</a>'
    '<input value="投诉" placeholder="搜投诉"><textarea>投诉</textarea>'
    '<script>投诉</script><!-- 投诉 --><option value="投诉">投诉</option>'
)


def test_what_is_read_becomes_traditional_and_what_is_sent_stays():
    assert traditional_page(PAGE, "zh-tw") == (
        '<title>投訴</title><a href="?q=投诉" title="看投訴">軟體裡的投訴</a>'
        '<input value="投诉" placeholder="搜投訴"><textarea>投诉</textarea>'
        '<script>投诉</script><!-- 投诉 --><option value="投诉">投訴</option>'
    )


def test_taiwan_and_hong_kong_have_words_of_their_own():
    assert traditional("软件里的鼠标", "zh-tw") == "軟體裡的滑鼠"
    assert traditional("软件里的鼠标", "zh-hk") == "軟件裏的鼠標"


def test_the_description_of_a_page_is_converted_too():
    page = '<meta name="description" content="投诉"><meta name="htmx-config" content="投诉">'

    assert traditional_page(page, "zh-hk") == (
        '<meta name="description" content="投訴"><meta name="htmx-config" content="投诉">'
    )


def test_chinese_is_marked_on_what_holds_it():
    page = '<p class="a">投诉</p><p>Hello <b>题</b>目</p><button lang="zh-hans">中文</button>'

    assert marked_page(page) == (
        '<p class="a" lang="zh-CN">投诉</p><p>Hello <b lang="zh-CN">题</b>'
        '<span lang="zh-CN">目</span></p><button lang="zh-hans">中文</button>'
    )


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<br>", "投诉", "ok", "\n", '<i title="题">']), max_size=30
    )
)
def test_neither_changes_anything_but_words_and_marks(pieces):
    page = "".join(pieces)

    unmarked = re.sub(
        r'(?s)<span lang="zh-CN">(.*?)</span>| lang="zh-CN"', r"\1", marked_page(page)
    )
    assert unmarked == page
    assert traditional_page(page, "zh-hk").replace("訴", "诉").replace("題", "题") == page
