"""A learner with a browser: answers, probes and marks as the pages ask for them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interviews.models import Attempt


class Learning:
    """A browser in which somebody practises."""

    def __init__(self):
        self.client = Client()

    def get(self, address, **query):
        return self.client.get(f"/practice/{address}", query)

    def post(self, address, **sent):
        return self.client.post(f"/practice/{address}", sent)

    def answer(self, question, way="mind", *, sitting=None, **sent):
        """Send an answer; what comes back is the redirect."""
        query = f"?way={way}" + (f"&sitting={sitting}" if sitting else "")
        address = f"questions/{question.code}/answer/{query}"
        key = re.search(r'name="key" value="([^"]+)"', self.get(address).content.decode())[1]
        return self.post(address, **{"key": key, "opened": "1"} | sent)

    def attempt(self, question, way="mind", **sent):
        self.answer(question, way, **sent)
        return Attempt.objects.latest("pk")

    def mark(self, attempt, levels=(5, 3, 3), **sent):
        marks = {f"level-{place}": level for place, level in enumerate(levels)}
        return self.post(f"attempts/{attempt.pk}/mark/", **marks, **sent)

    def practise(self, question, levels=(5, 3, 3), **sent):
        attempt = self.attempt(question, **sent)
        self.mark(attempt, levels)
        attempt.refresh_from_db()
        return attempt


@pytest.fixture
def learning():
    return Learning()


@pytest.fixture
def another():
    return Learning()


@pytest.fixture
def count_queries():
    """count_queries(do): how many queries it takes."""

    def counted(do):
        with CaptureQueriesContext(connection) as taken:
            do()
        return len(taken)

    return counted
