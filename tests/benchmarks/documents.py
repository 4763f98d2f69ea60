"""python -m tests.benchmarks.documents: reading a megabyte of text, and a long Word document.

CPU seconds, and the ratio to splitting the same megabyte into lines and folding each of them.
"""

import io
import time

import docx

from interviews.ingest.extract import extract
from interviews.text.normalise import normalise

ROUNDS = 3


def main():
    text = a_megabyte()
    bare = least(lambda: [normalise(line) for line in text.decode().splitlines()])
    print(f"folding every line   {bare:6.2f} s       1.0 x")
    for name, content in (("text.txt", text), ("paper.docx", a_word_document())):
        seconds = least(lambda name=name, content=content: extract(name, content))
        size = len(content) / 1e6
        print(f"{name:20} {seconds:6.2f} s  {seconds / bare:6.1f} x   ({size:.1f} MB)")


def least(work):
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def a_megabyte():
    lines, n = [], 0
    while sum(map(len, lines)) < 333_000:
        for _ in range(100):
            n += 1
            lines.append(f"{n}. 客户第{n}次说“{n * 7919 % 10007}号单还没到”，您如何处理？")
            lines.append("答案：" + "先说明已经看到，再给出下一次答复的时间，" * 5 + "并记下承诺。")
    return "\n".join(lines).encode()


def a_word_document():
    paper = docx.Document()
    for n in range(1, 400):
        paper.add_paragraph(f"{n}. 遇到第{n * 7919 % 997}种投诉时，您会如何处理？")
        paper.add_paragraph("答：" + "先听清楚，再说明能做什么。" * 10)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
