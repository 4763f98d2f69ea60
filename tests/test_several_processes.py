"""Several processes serve: whichever is asked tells the numbers of all, and JSON names nobody."""

import json
import re
import subprocess
import time

from tests.faults.site import Visitor, environment, running

ASKED = 30


def total(port):
    text = Visitor(port).ask("/metrics").text
    counts = re.findall(r'^questionbank_requests_total{.*view="web:healthz"} (\S+)$', text, re.M)
    return sum(map(float, counts))


def test_every_process_tells_the_numbers_of_all_and_the_log_is_json(tmp_path):
    own = environment(tmp_path, WORKERS="3", METRICS_FROM="127.0.0.1", LOG_FORMAT="json")
    with running(own, stderr=subprocess.PIPE) as (port, server):
        begun = total(port)
        for _ in range(ASKED):
            Visitor(port).ask("/healthz")
        time.sleep(0.2)
        seen = {total(port) for _ in range(8)}
    said = server.stderr.read().decode().splitlines()
    lines = [json.loads(line) for line in said]

    assert seen == {begun + ASKED}
    assert len({line["process"] for line in lines if line["message"] == "answered"}) > 1
    assert "127.0.0.1" not in "".join(said)
