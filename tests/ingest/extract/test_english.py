"""English question papers: numbered headings, what to look for, categories and roles."""

from interviews.ingest.extract import extract

HEADINGS = """# Support team lead interview

### 1 How would you calm an angry caller?

I let the caller finish.

### 2 Tell me about a time you missed a target.

Last spring we were short.

### 3 What is first contact resolution?

Solved at the first contact.
"""
LOOK_FOR = """Interview questions

1. Describe a time you changed a process.
Why we ask: shows initiative
Look for: data before and after
Red flags: takes all credit
Follow-up: What would you do differently?

2. How do you handle a queue of forty tickets?
Why we ask: shows priorities
Look for: sorts by impact
Red flags: first come first served
Follow-up: Who do you tell?
"""


def test_a_number_and_a_blank_before_english_is_a_marker():
    document = extract("a.md", HEADINGS.encode())

    assert [(q.number, q.question, q.answer, q.category) for q in document.questions] == [
        (1, "How would you calm an angry caller?", "I let the caller finish.", "情景"),
        (2, "Tell me about a time you missed a target.", "Last spring we were short.", "行为"),
        (3, "What is first contact resolution?", "Solved at the first contact.", "技术"),
    ]
    assert document.role == "组长"


def test_what_to_look_for_is_no_model_answer():
    first, second = extract("a.txt", LOOK_FOR.encode()).questions

    assert (first.question, first.answer) == ("Describe a time you changed a process.", "")
    assert first.analysis == "shows initiative"
    assert first.rubric == (
        {"kind": "look for", "text": "data before and after"},
        {"kind": "雷区", "text": "takes all credit"},
    )
    assert first.probes == ("What would you do differently?",)
    assert (second.answer, second.category) == ("", "情景")
