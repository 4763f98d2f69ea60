"""python -m interviews.ingest.extract FILE prints the parsed document as JSON.

With --limited NAME it reads the file from standard input, under the limits of a child process.
"""

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interviews.ingest.extract.errors import UnreadableDocument


def main(arguments: Sequence[str]) -> int:
    """Print the document; returns the exit status."""
    limited = arguments[:1] == ["--limited"]
    if limited:
        from interviews.ingest.extract.child import limit_this_process

        limit_this_process()
        gc.disable()  # memory is bounded and the process ends soon
    name = arguments[-1]
    content = sys.stdin.buffer.read() if limited else Path(name).read_bytes()
    try:
        values = _values(Path(name).name, content)
    except UnreadableDocument as error:
        if not limited:
            sys.stderr.write(f"{name}: {error}\n")
            return 1
        values = {"unreadable": error.message}
    json.dump(values, sys.stdout, ensure_ascii=False)
    return 0


def _values(name: str, content: bytes) -> dict[str, Any]:
    from interviews.ingest.extract import extract

    return extract(name, content).as_dict()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
