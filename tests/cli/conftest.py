"""The command line in a folder of its own, with a reader that needs no language model."""

import pytest

from contested import flow
from contested.cli.main import main
from line_reader import LineReader

HARBOUR = "gained | Libyan National Army | GNA | Gharyan | 2019-04-04 | Ahmad Mesmari\nclash | GNA | | Tripoli | 2019-04-05"
POST = (
    "gained | GNA | Libyan National Army | Gharyan | 2019-06-26 | GNA\nstrike | Libyan National Army | | al-nowhere | | | killed 12"
)
SIDECAR = (
    "file,outlet,published,url\na.txt,The Harbour,2019-04-05,\nb.txt,Desert Post,2019-06-27,\nc.txt,Sunday Sport,2019-07-01,\n"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Reads lines in place of English."""
    monkeypatch.setattr(flow.Reader, "read_many", lambda self, reports, processes=1: LineReader().read_many(reports))


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Runs a command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def contested(*args):
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return contested


@pytest.fixture
def reports(tmp_path):
    """A folder of three reports with a sidecar."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in {"a.txt": HARBOUR, "b.txt": POST, "c.txt": "Nine goals in one match.", "reports.csv": SIDECAR}.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def book(run, reports):
    """A casebook with the three reports."""
    run("new", "a.db")
    run("add", "a.db", reports)
    return "a.db"
