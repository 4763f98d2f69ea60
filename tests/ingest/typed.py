"""What the form of an item sends, and how a curator sends it."""


def typed(item, **fields):
    """What the form of `item` sends when nothing was changed but `fields`."""
    triple = item.triple
    criteria = "\n".join(f"{line['criterion']}（{line['weight']}）" for line in triple["rubric"])
    return {
        **{name: triple[name] for name in ("stem", "category", "points", "difficulty", "minutes")},
        **{name: triple[name] for name in ("roles", "answer", "analysis")},
        **{n: "\n".join(triple[n]) for n in ("key_points", "probes", "red_flags")},
        "tags": "、".join(triple["tags"]),
        "competencies": triple["competencies"],
        "criteria": criteria,
        "edition": item.edition,
        **fields,
    }


def decide(client, item, decision, **fields):
    return client.post(item.get_absolute_url(), typed(item, decision=decision, **fields))
