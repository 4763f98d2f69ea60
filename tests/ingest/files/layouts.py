"""One function a layout: (bytes of the document, what a careful reader gets out of it)."""

import io

LAYOUTS = {}


CN = "一二三四五六七八九十"


def layout(suffix, encoding="utf-8"):
    """Register a layout whose function returns (text or bytes, gold)."""

    def register(make):
        def made():
            content, gold = make()
            return (content if isinstance(content, bytes) else content.encode(encoding)), gold

        made.suffix, made.__doc__ = suffix, make.__doc__
        LAYOUTS[make.__name__] = made
        return made

    return register


def gold(item, number=None, *, score=None, category=None, answer=True, analysis=False, **more):
    """A gold entry. `category` and `score` are what the document states, None otherwise."""
    return {
        "number": number,
        "question": more.pop("question", item["question"]),
        "answer": item["answer"] if answer else None,
        "has_answer": bool(answer),
        "has_analysis": bool(analysis),
        "analysis": item["analysis"] if analysis is True else analysis or None,
        "category": category,
        "score": score,
        "check_score": True,
        **more,
    }


def letters(item):
    return [f"{letter}.{text}" for letter, text in zip("ABCD", item["options"], strict=False)]


SITE_HEAD = (
    "{0}_第1页\n{0}_第2页\n{0}_第3页\n已阅读3页,还剩5页未读,"
    "继续免费阅读\n\n下载本文档\n\n版权说明:本文档由用户提供并上传,收益归属内容提供方,"
    "若内容存在侵权,请进行举报或认领\n\n文档简介\n\n"
)


SITE_TAIL = (
    "\n\n温馨提示\n\n  • 1. 本站所有资源如无特殊说明,都需要本地电脑安装办公软件。\n  • 2. "
    "本站的文档不包含任何第三方提供的附件,如果需要附件,请联系上传者。\n  • 3. "
    "未经权益所有人同意不得将文件中的内容挪作商业或盈利用途。\n\n评论\n\n0/150\n\n提交评论\n"
)


def glued(items, title, choice=()):
    """Everything in one line, as web copies are."""
    text = (
        f"{title}一、单选题(共{len(choice)}题,每题2分,总分{2 * len(choice)}分)" if choice else title
    )
    for n, item in enumerate(choice):
        text += f"{n + 1}.题目:{item['question']}{''.join(letters(item))}"
        text += f"答案:{item['answer']}解析:{item['analysis']}"
    text += f"{'二' if choice else '一'}、情景题(共{len(items)}题,每题10分,总分{10 * len(items)}分)"
    for n, item in enumerate(items):
        text += f"{n + 1}.{item['question']}答案:{item['answer']}解析:{item['analysis']}".replace(
            "\n", ""
        )
    return text


def traditional(text):
    """Machine Traditional with pinyin notes on a few characters, as some sites publish."""
    import opencc

    notes = {
        "務": "wù",
        "應": "yīng",
        "問": "wèn",
        "題": "tí",
        "處": "chǔ",
        "戶": "hù",
        "員": "yuán",
    }
    text = opencc.OpenCC("s2t").convert(text)
    return "".join(c + (f"({notes[c]})" if c in notes else "") for c in text)


def q_and_a(items):
    return "\n".join(
        f"{n + 1}. {item['question']}\n答：{item['answer']}\n" for n, item in enumerate(items)
    )


def workbook(sheets):
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell)
    book.close()
    return out.getvalue()


def document():
    import docx

    return docx.Document()


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
