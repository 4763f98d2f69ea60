"""Traditional to Simplified, and the pinyin notes that machine-made Traditional copies carry."""

import re
from collections.abc import Iterator

from interviews.ingest.extract.clean.edits import Edit, substitutions
from interviews.text.normalise import simplify

IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]")
# Written by hand from the commonest differences; enough to tell the two scripts apart.
TRADITIONAL = set(
    "個們來這說時對為會過還發經問題應該讓與從後間點當處理種樣員務業產無現實關開進動長門見電話學習機"
    "設計訊網頁線組織導質標準規則職責權限際達遲邊選適護談論證據認識語調請謝議訴變貨費資質買賣價錢銷"
    "體驗鍵類顧題頭響須領順願買車輛軟轉輸較辦書畫圖團國園場壓報壞聲聽歡歷歸殺氣決況沒測滿漸瀏灣煩熱"
    "獎獨獲環療癥盡監盤眾碼禮積穩窮競筆節範築簡糾約級紀純紅紙細終給統絕絲緒維綜緊繼續罰聯職腦腳與舉"
    "舊艱藝號蟲術衛補裝複覺觀觸評詞試詳誠誤誰課諮諾謹譯讀貴貫賬賠購贈趕跡蹤軍載輕迴遞遠鄉鄰釋鐘鐵鏈"
)
SIMPLIFIED = set(
    "个们来这说时对为会过还发经问题应该让与从后间点当处种样员务业产无现实关开进动长门见电话学习机"
    "设计讯网页线组织导质标准规则职责权际达迟边选适护谈论证据认识语调请谢议诉变货费资买卖价钱销"
    "体验键类顾头响须领顺愿车辆软转输较办书画图团国园场压报坏声听欢历归杀气决况没测满渐浏湾烦热"
)
PINYIN_NOTE = re.compile(
    r"(?<=[\u3400-\u9fffA-Za-z])\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêế]{1,6})\)(?![()])"
)
TONED = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]")
ENOUGH_NOTES = 3
ZHE = re.compile(r"著(?![名作称述录者书文有])")


def is_traditional(text: str) -> bool:
    """Whether more of the telling characters are Traditional than Simplified."""
    sample = IDEOGRAPHS.findall(text[:200_000])
    traditional = sum(character in TRADITIONAL for character in sample)
    simplified = sum(character in SIMPLIFIED for character in sample)
    return traditional > 3 and traditional > simplified


def has_pinyin_notes(text: str) -> bool:
    """Whether `text` carries pinyin after characters, and not a stray English word or two."""
    toned = (note for note in PINYIN_NOTE.finditer(text) if TONED.search(note.group(1)))
    return sum(1 for _, _ in zip(toned, range(ENOUGH_NOTES), strict=False)) == ENOUGH_NOTES


def pinyin_edits(text: str) -> list[Edit]:
    """Drop every pinyin note; call only where `has_pinyin_notes` says that there are some."""
    return substitutions(PINYIN_NOTE, text, "", "pinyin")


def simplified_edits(text: str) -> list[Edit]:
    """One edit for each run of characters that OpenCC changes, then 著 to 着."""
    new = ZHE.sub("着", simplify(text))
    if new == text:
        return []
    if len(new) != len(text):
        return [Edit(0, text, new, "traditional")]
    return list(_changed_runs(text, new))


def _changed_runs(text: str, new: str) -> Iterator[Edit]:
    start = None
    for place, (old, now) in enumerate(zip(text, new, strict=True)):
        if old != now:
            start = place if start is None else start
        elif start is not None:
            yield Edit(start, text[start:place], new[start:place], "traditional")
            start = None
    if start is not None:
        yield Edit(start, text[start:], new[start:], "traditional")
