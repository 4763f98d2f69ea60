"""Readers who report without a pause, each from an own address; what was acknowledged is kept."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from threading import Event, Thread

from tests.faults.site import REPORT, Visitor

numbers = count(1)


class Writers:
    """`acknowledged`: texts that the site said it has; `refused`: how many 503 and cut lines."""

    def __init__(self, ports):
        self.acknowledged, self.refused, self.odd = [], 0, []
        self.ended = Event()
        self.threads = [Thread(target=self.write, args=(port,)) for port in ports]

    def write(self, port):
        while not self.ended.is_set():
            self.send_one(port)

    def send_one(self, port):
        number = next(numbers)
        visitor = Visitor(port, come_from=f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
        text = f"第 {number} 次报错"
        try:
            visitor.ask(REPORT)
            answer = visitor.report(text)
        except OSError:
            self.refused += 1
            self.ended.wait(0.1)
            return
        if answer.status == 302:
            self.acknowledged.append(text)
        elif answer.status == 503 and "Retry-After" in answer.headers:
            self.refused += 1
        else:
            self.odd.append(answer.status)

    def wait_for(self, more):
        """Until `more` reports were acknowledged after now."""
        goal = len(self.acknowledged) + more
        while len(self.acknowledged) < goal:
            self.ended.wait(0.05)


@contextmanager
def writing(*ports):
    """Somebody writes at each of `ports` while this lasts."""
    writers = Writers(ports)
    for thread in writers.threads:
        thread.start()
    try:
        yield writers
    finally:
        writers.ended.set()
        for thread in writers.threads:
            thread.join()
