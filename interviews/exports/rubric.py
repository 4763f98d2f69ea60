"""The criteria of a question as they stand on a paper."""

from dataclasses import asdict
from typing import Any

from interviews.exports.booklet import Item


def rubric(item: Item) -> list[dict[str, Any]]:
    """Return the criteria as dicts, weights scaled to the points on this paper."""
    lines = zip(item.triple.rubric, item.weights, strict=True)
    return [{**asdict(line), "weight": weight} for line, weight in lines]
