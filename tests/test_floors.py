"""The gate: a fall is named, floors only rise, and where nothing can be measured one line says so."""

import json

import pytest
from benchmarks import floors

SCORER = "import json, sys\nfor suite in sys.argv[1:]:\n    print(json.dumps({'suite': suite, 'f1': %s}))\n"


@pytest.fixture
def gate(tmp_path, monkeypatch):
    """A gate with one suite, whose floor is .70 and whose scorer gives what is asked."""
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    floors.FLOORS.write_text(json.dumps({"dates": {"f1": 0.7}}))

    def run(figure, *args):
        scorer = tmp_path / "score.py"
        scorer.write_text(SCORER % figure)
        monkeypatch.setenv("CONTESTED_SCORERS", str(scorer))
        return floors.main(args), json.loads(floors.FLOORS.read_text())["dates"]["f1"]

    return run


@pytest.mark.parametrize(("figure", "code"), [(0.75, 0), (0.7, 0), (0.69, 0), (0.688, 1), (0, 1), ("'none'", 1)])
def test_a_fall_of_more_than_a_hundredth_fails(gate, figure, code):
    assert gate(figure) == (code, 0.7)


@pytest.mark.parametrize(("figure", "floor"), [(0.7567, 0.75), (0.4, 0.7)])
def test_raising_never_lowers(gate, figure, floor):
    assert gate(figure, "--raise")[1] == floor


def test_without_scorers_one_line_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CONTESTED_SCORERS", str(tmp_path / "absent"))
    assert floors.main([]) == 0
    assert "no scorers" in capsys.readouterr().out
