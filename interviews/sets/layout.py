"""The order of a set while it is edited. Pure: sections of entries in, sections of entries out.

An entry is any value that identifies it; a section likewise. A layout is a list of
(section, [entries]).
"""

from collections.abc import Mapping

Layout = list[tuple[str, list[str]]]


def numbers(layout: Layout) -> dict[str, int]:
    """Number the entries through: {entry: 1, 2, ...}."""
    entries = [entry for _, members in layout for entry in members]
    return {entry: place for place, entry in enumerate(entries, 1)}


def moved(layout: Layout, entry: str, step: int) -> Layout:
    """Move `entry` one place up (-1) or down (+1); past an edge it goes to the next section."""
    sections = [(section, list(members)) for section, members in layout]
    for place, (_, members) in enumerate(sections):
        if entry not in members:
            continue
        at = members.index(entry)
        if 0 <= at + step < len(members):
            members[at], members[at + step] = members[at + step], members[at]
        elif 0 <= place + step < len(sections):
            members.remove(entry)
            neighbours = sections[place + step][1]
            neighbours.insert(0 if step > 0 else len(neighbours), entry)
        break
    return sections


def removed(layout: Layout, entry: str) -> Layout:
    return [(section, [e for e in members if e != entry]) for section, members in layout]


def without_section(layout: Layout, section: str) -> Layout:
    """Drop a section; its entries go to the one before it, or after it when it is the first.

    The last section stays while it holds entries.
    """
    sections = [(key, list(members)) for key, members in layout]
    place = next((i for i, (key, _) in enumerate(sections) if key == section), None)
    if place is None or (len(sections) == 1 and sections[0][1]):
        return sections
    _, orphans = sections.pop(place)
    if orphans and place:
        sections[place - 1][1].extend(orphans)
    elif orphans:
        sections[0][1][:0] = orphans
    return sections


def placed(layout: Layout, wanted: Mapping[str, int]) -> Layout:
    """Order by the numbers typed: `wanted` maps entries to places, from 1.

    An entry whose number is changed goes to where that number stands now, in its section too;
    what is far beyond either end goes to that end.
    """
    now = numbers(layout)
    home = [index for index, (_, members) in enumerate(layout) for _ in members]
    keys = {}
    for entry, place in now.items():
        goal = min(max(wanted.get(entry, place), 1), len(now))
        side = (goal > place) - (goal < place)
        keys[entry] = (goal, side, place)
    sections: Layout = [(section, []) for section, _ in layout]
    for entry in sorted(keys, key=keys.__getitem__):
        sections[home[keys[entry][0] - 1]][1].append(entry)
    return sections
