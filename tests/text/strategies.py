"""Text as it comes: Chinese in both scripts, Latin, full width, accents, blanks, rubbish."""

from hypothesis import strategies as st

CHINESE = "投诉投訴退款客户客戶服务服務处理處理著着后後里裡的了。，：“”！？（）"
LATIN = "abcRMCRM0123459éÉßİfiﬁ①²ＣＲＭ１２ａ"
OTHER = " \t\n\u3000\u0301\u3099\u200b\ufeff\x00ｶﾞ한がω𠮷😀*_#-"

chars = st.one_of(
    st.sampled_from(CHINESE), st.sampled_from(LATIN), st.sampled_from(OTHER), st.characters()
)
texts = st.text(chars, max_size=60)


@st.composite
def windows(draw):
    """A text and a piece of it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, text[start : draw(st.integers(start, len(text)))]
