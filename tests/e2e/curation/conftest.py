"""A writer at the desk; nothing of the page is under way any more when the database is emptied."""

import pytest

from tests.make import make_user

# The requests under way are let end, and no other begins.
LET_END = """async () => {
  const begun = window.begun ?? [];
  window.fetch = () => new Promise(() => {});
  await Promise.allSettled(begun);
}"""
NOTE_FETCHES = """(() => {
  const send = window.fetch;
  window.begun = [];
  window.fetch = (...options) => {
    const answer = send(...options);
    window.begun.push(answer);
    return answer;
  };
})()"""


@pytest.fixture
def writer(bank):
    return make_user("xiaoli", group="题库编辑", name="小李")


@pytest.fixture
def desk(page, sign_in, writer):
    """The page of a writer who is signed in."""
    page.add_init_script(NOTE_FETCHES)
    sign_in(page, writer)
    yield page
    page.evaluate(LET_END)
