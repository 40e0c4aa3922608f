"""A process that is killed amid adding leaves whole reports only."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contested.casebook.book import Casebook
from contested.records import Report

CHILD = """
import sys
sys.path[:0] = [{here!r}]
from line_reader import LineReader
from contested.casebook.book import Casebook
from contested.records import Report

book = Casebook.open({path!r})
book.__dict__["reader"] = LineReader()
line = "gained | Side A | Side B | Gharyan | 2019-04-04 | Speaker"
for number, added in enumerate(book.add_each(Report(text="\\n".join([line] * 20), url=f"u{{n}}") for n in range(100000))):
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("after", [1, 40])
def test_killed_amid_adding(tmp_path, after):
    path = tmp_path / "a.db"
    here = str(Path(__file__).parent.parent)
    code = CHILD.format(here=here, path=str(path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout:
            if int(line) >= after:
                break
        time.sleep(0.01)
        child.kill()
    assert child.returncode == -signal.SIGKILL
    with Casebook.open(path, create=False) as book:
        kept = list(book.reports())
        assert len(kept) > after
        readings = list(book.readings())
        assert len(readings) == len(kept)
        assert all(len(reading.claims) == 20 for reading in readings)
        assert len(book.claims(place="Gharyan", speaker="Speaker")) == 20 * len(kept)
        assert book.add([Report(text="", url="new")])[0].name
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
