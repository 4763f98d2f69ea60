"""A program that starts another, says which, and waits: what a slow reader of scans is."""

import subprocess
import sys
import time

if __name__ == "__main__":
    started = subprocess.Popen(["sleep", "300"])
    with open(sys.argv[1], "w") as note:
        note.write(str(started.pid))
    time.sleep(300)
