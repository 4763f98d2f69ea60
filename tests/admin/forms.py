"""What a browser sends from the desk."""


def posted(question, **changes):
    """What the browser sends for `question`'s form, with `changes`."""
    triple = question.as_triple()
    values = {name: getattr(triple, name) for name in ("visibility", "difficulty", "points")}
    values |= {name: getattr(triple, name) for name in ("minutes", "stem", "answer", "analysis")}
    values |= {name: getattr(triple, name) for name in ("source", "author", "licence")}
    values["cluster"] = triple.cluster
    for name in ("adequate_answer", "adequate_why", "poor_answer", "poor_why"):
        values[name] = getattr(question, name)
    for name in ("key_points", "probes", "red_flags", "warnings", "basis"):
        values[name] = "\n".join(getattr(triple, name))
    for name in ("roles", "competencies", "tags"):
        values[name] = [term.pk for term in getattr(question, name).all()]
    values |= {"category": question.category_id, "edition": question.edition}
    lines = list(question.criteria.all())
    values |= {"criteria-TOTAL_FORMS": len(lines), "criteria-INITIAL_FORMS": len(lines)}
    for i, line in enumerate(lines):
        fields = ("id", "order", "criterion", "weight", "excellent", "adequate", "poor")
        values |= {f"criteria-{i}-{name}": getattr(line, name) for name in fields}
        marks = ("adequate_mark", "poor_mark")
        values |= {f"criteria-{i}-{name}": getattr(line, name) or "" for name in marks}
        values[f"criteria-{i}-question"] = question.pk
    return values | changes


ORGANISATION = {
    **{
        "name": "云杉家居",
        "department": "人力资源部",
        "confidentiality": "内部资料",
        "consent": "本人同意",
    },
    **{"retention": "一年后销毁", "pass_line": "70", "hundred": "on", "paper_size": "a3"},
    **{"licence": "CC BY 4.0", "four_eyes": "on", "review_months": "6"},
}
