"""A booklet as the plain values that a page template sets: words made, Markdown parsed."""

from collections import Counter
from dataclasses import asdict

from interviews.exports import wording
from interviews.exports.competencies import by_competency
from interviews.scoring.levels import ANCHORS, LEVELS, NOT_PROBED
from interviews.text.markdown import parts
from interviews.text.numerals import numeral

TOLD = 200  # characters of a stem that a scorecard repeats
LONG = 500  # characters in one cell after which its row may break across pages


def paper(booklet):
    """Return nested dicts and lists, ready for JSON."""
    return {
        "sheet": str(booklet.sheet),
        "title": booklet.title,
        "heading": wording.heading(booklet),
        "running": wording.short(wording.heading(booklet), 48),
        "sheet_name": wording.SHEETS[booklet.sheet],
        "internal": wording.INTERNAL,
        "form_code": booklet.form_code,
        "role": booklet.role,
        "made_on": booklet.made_on,
        "points": booklet.points,
        "minutes": booklet.minutes,
        "count": len(booklet.items),
        "answers_at_end": booklet.answers_at_end,
        "score_by": booklet.score_by,
        "levels": [str(level) for level in LEVELS],
        "anchors": [{"field": one.field, "heading": one.heading} for one in ANCHORS],
        "not_probed": NOT_PROBED,
        "scoring_rule": wording.SCORING_RULES[booklet.score_by],
        "panel_rule": wording.PANEL_RULE,
        "introduction": blocks(booklet.introduction),
        "interviewer_notes": blocks(booklet.interviewer_notes),
        "notices": wording.notices(booklet),
        "bands": wording.score_bands(booklet),
        "recommendations": wording.RECOMMENDATIONS,
        "statistics": statistics(booklet),
        "sections": [_section(booklet, *part) for part in enumerate(booklet.sections, 1)],
        "competencies": [_competency(group) for group in by_competency(booklet)],
    }


def blocks(source):
    return [asdict(block) for block in parts(source)] if source.strip() else []


def statistics(booklet):
    """Return (name, value) lines for the cover: difficulty, competencies, role."""
    triples = [item.triple for item in booklet.items]
    levels = Counter(triple.difficulty for triple in triples)
    names = Counter(name for triple in triples for name in triple.competencies)
    spread = [f"{wording.DIFFICULTIES[n - 1]} {levels[n]}" for n in range(1, 6) if levels[n]]
    return [
        ["岗位", booklet.role or "不限"],
        ["题数", f"{len(triples)} 题"],
        ["满分", f"{booklet.points} 分"],
        ["时长", f"{booklet.minutes} 分钟"],
        ["难度", "　".join(spread) or "—"],
        ["能力", "　".join(f"{name} {count}" for name, count in names.most_common()) or "—"],
    ]


def _section(booklet, ordinal, section):
    return {
        "numeral": numeral(ordinal),
        "title": section.title,
        "head": wording.section_head(ordinal, section),
        "note": section.note,
        "count": len(section.items),
        "points": section.points,
        "minutes": sum(item.minutes for item in section.items),
        "items": [_item(booklet, item) for item in section.items],
    }


def _item(booklet, item):
    triple = item.triple
    return {
        "number": item.number,
        "code": wording.code(item),
        "points": item.points,
        "minutes": item.minutes,
        "stem": triple.stem,
        "short": wording.short(triple.stem),
        "told": wording.short(triple.stem, TOLD),
        "lines": wording.answer_lines(item),
        "whole": wording.fits_page(item),
        "category": wording.label(booklet, triple.category),
        "difficulty": wording.difficulty(triple),
        "competencies": triple.competencies,
        "answer": blocks(triple.answer),
        "analysis": triple.analysis,
        "key_points": triple.key_points,
        "rubric": rubric(item),
        "probes": triple.probes,
        "red_flags": triple.red_flags,
    }


def rubric(item):
    """Return the criteria as dicts, weights scaled to the points on this paper."""
    lines = zip(item.triple.rubric, item.weights, strict=True)
    return [{**_line(line), "weight": weight} for line, weight in lines]


def _competency(group):
    return {
        "name": group.name,
        "points": group.points,
        "numbers": [item.number for item in group.items],
        "anchors": [{"number": number, **_line(line)} for number, line in group.anchors],
    }


def _line(criterion):
    values = asdict(criterion)
    return {**values, "long": max(len(str(value)) for value in values.values()) > LONG}
