"""Write the ugly documents and their gold beside this file: python tests/ingest/files/make.py"""

import json
from pathlib import Path

import first  # noqa: F401  registers its layouts
import heldout  # noqa: F401
import heldout_two  # noqa: F401
import second  # noqa: F401
import third  # noqa: F401
from layouts import LAYOUTS

HERE = Path(__file__).parent


def main():
    for name, layout in LAYOUTS.items():
        content, questions = layout()
        suffix = layout.suffix
        path = HERE / f"{name}.{suffix}"
        path.write_bytes(content)
        gold = {"file": path.name, "layout": layout.__doc__, "questions": questions}
        text = json.dumps(gold, ensure_ascii=False, indent=1)
        path.with_name(f"{name}.gold.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
