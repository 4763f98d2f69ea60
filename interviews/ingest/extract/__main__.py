"""python -m interviews.ingest.extract FILE prints the parsed document as JSON."""

import json
import sys
from pathlib import Path

from interviews.ingest.extract import extract

path = Path(sys.argv[1])
json.dump(extract(path.name, path.read_bytes()).as_dict(), sys.stdout, ensure_ascii=False)
