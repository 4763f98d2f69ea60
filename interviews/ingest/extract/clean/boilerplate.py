"""What document sites put around a text: page marks, offers, legal notes, other documents."""

import re
from collections.abc import Sequence

from interviews.ingest.extract.document import Line

LINE = re.compile(
    r"(?:第\s*(?:PAGE|\d{1,4})\s*页(?:\s*共\s*(?:NUMPAGES|\d{1,4})\s*页)?|.{0,60}_第\d{1,4}页"
    r"|(?:-|—|－)\s*\d{1,4}\s*(?:-|—|－)|\d{1,4}\s*/\s*\d{1,4}|Page \d{1,4}(?: of \d{1,4})?"
    r"|全文预览已结束|预览结束.{0,20}|.{0,6}下载本文档?.{0,20}|文档简介|查看更多|"
    r"点击查看更多.{0,10}|立即下载|立即开通"
    r"|已阅读\d{1,4}页.{0,30}|还剩\d{1,4}页未读.{0,30}|(?:继续)?免费阅读|版权说明.{0,"
    r"120}|内容提供方.{0,80}"
    r"|上传文档|文档评论.{0,12}|评论|提交评论|\d{1,3}/150|举报|收藏|分享|赞|VIP|"
    r"加入VIP.{0,30}|开通VIP.{0,30}"
    r"|(?:[•·]\s*)?\d{1,6}|(?:[-•·]\s*)?约\s?[\d.]{1,8}\s?[万千]?字|(?:[-•·]\s*)?约\s?\d{1,5}\s?页"
    r"|(?:[-•·]\s*)?(?:[-•·]\s*)?\d{4}-\d{1,2}-\d{1,2}\s?发布.{0,20}|[-•·]\s*(?:\d{1,7}|"
    r"举报|约\s?[\d.]{1,8}.{0,6})"
    r"|本文档由用户.{0,40}|.{0,80}\.(?:docx?|pdf|pptx?|xlsx?)\s?(?:VIP)?|最新文档|相关文档|猜你喜欢"
    r"|原创力文档.{0,60}|人人文库.{0,60}|文档来源于网络.{0,30}|(?:更多|本)资料(?:来自|"
    r"请关注).{0,40}"
    r"|.{0,12}(?:点个|点一个)(?:在看|赞|关注).{0,12}|点击上方.{0,12}关注.{0,10}|.{0,24}评论区(?:告诉|见|留言).{0,10}"
    r"|Was this (?:page|article) helpful\??|Last (?:edited|updated) .{0,60}|\d{1,4} comments?"
    r"|关注公众号.{0,40}|扫码.{0,30}|(?:作者|来源|发布时间|阅读量?|浏览量?)[:：].{0,40}|"
    r"上一篇.{0,60}|下一篇.{0,60}"
    r"|版权所有.{0,60}|Copyright.{0,80}|©.{0,80}|返回顶部|目录|分享到.{0,30}|展开全部|"
    r"阅读全文|全文完|-{1,9}完-{1,9})"
)
LEGAL = re.compile(
    r"本站(?:所有|不|RAR|资源|文档)|侵权|侵犯|版权|VIP|付费|下载后|免费下载|二次下载|"
    r"网友上传|用户上传|上传者|"
    r"存储空间|文档贡献|会员|举报电话|权益归|解压|图纸|不支持退款|如有疑问|商业用途|"
    r"不代表本站|学习交流"
)
NUMBERED = re.compile(r"(?:[-•·*]\s{0,4})?\d{1,2}\s{0,3}[.、．]")
TAIL = re.compile(
    r"(?:您可能关注的文档|最近下载|相关推荐|猜你喜欢|温馨提示|相关文档|热门文档|"
    r"推荐阅读|相关阅读|热门文章|"
    r"最新文档|为您推荐|更多相关文档|网友评论|发表评论|延伸阅读|文档评论.{0,8})[:：]?"
)
LEGAL_HEAD = re.compile(r"(?:温馨提示|版权说明|版权声明|免责声明|特别提示)[:：]?.{0,4}")
CONTENTS = re.compile(r"(?:(?<=[^.…·])[.…·]{4,80}|(?<=\S)\s{4,20})\s?\d{1,4}$")
INSTRUCTIONS = re.compile(r"(?:考试|答题|考生|填写)?(?:注意事项|须知)|答题说明|填写说明|填表说明")
PAGED = re.compile(r"(?<=[^\s.…·])[\s.…·]{1,80}\d{1,4}$")
FEWEST_LISTED = 3
QUESTIONABLE = re.compile(r"[?？]")


def mark_boilerplate(lines: list[Line]) -> list[Line]:
    """Set `dropped` on the lines that belong to a site and not to the document."""
    for line in lines:
        if not line.dropped and (reason := _reason(line)):
            line.dropped = reason
    _mark_tail(lines)
    _mark_instructions(lines)
    _mark_contents(lines)
    return lines


def _mark_contents(lines: Sequence[Line]) -> None:
    """Drop a list of what follows: a run of lines with a page number, each there again below."""
    last = {line.text.strip(): n for n, line in enumerate(lines) if not line.dropped}
    run = []
    for n, line in enumerate([*lines, Line("")]):
        text = line.text.strip()
        listed = PAGED.search(text)
        if listed and not line.dropped and last.get(text[: listed.start()], -1) > n:
            run.append(line)
        elif line.text.strip() or n == len(lines):
            for found in run if len(run) >= FEWEST_LISTED else ():
                found.dropped = "contents"
            run = []


def _mark_instructions(lines: Sequence[Line]) -> None:
    """Drop what is numbered right below 注意事项: it tells how to answer, and asks nothing."""
    inside = False
    for line in lines:
        text = line.text.strip(" *#：:")
        if INSTRUCTIONS.fullmatch(text):
            inside, line.dropped = True, line.dropped or "instructions"
        elif text and not line.dropped:
            inside = inside and bool(NUMBERED.match(text)) and not QUESTIONABLE.search(text)
            line.dropped = "instructions" if inside else ""


def _reason(line: Line) -> str:
    text = line.text.strip().strip("*").strip()
    if not text or len(text) > 400:
        return ""
    if len(text) <= 140 and not line.cells and LINE.fullmatch(text):
        return "site" if not text.isdigit() else "page number"
    if (
        NUMBERED.match(text)
        and len(set(LEGAL.findall(text))) >= 2
        and not QUESTIONABLE.search(text)
    ):
        return "legal note"
    if LEGAL_HEAD.fullmatch(text):
        return "legal note"
    return "contents" if len(text) < 120 and CONTENTS.search(text) else ""


def _mark_tail(lines: Sequence[Line]) -> None:
    """After “other documents you may like”, short lines without an answer are the site's."""
    tail = ""
    for line in lines:
        text = line.text.strip()
        if TAIL.fullmatch(text):
            tail, line.dropped = text, line.dropped or "site"
        elif tail and text and not line.dropped:
            if len(text) > 150 and not LEGAL.search(text) or line.table:
                tail = ""
            else:
                line.dropped = "other documents" if "提示" not in tail else "legal note"
