"""The tutorial notebook runs, cell by cell, and shows what its words promise."""

import ast
import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "tutorial.ipynb"


def run(source, names):
    """Runs a cell, and gives the value of its last expression, as a notebook shows it."""
    *body, last = ast.parse(source).body
    exec(compile(ast.Module([*body], []), "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        shown = getattr(value, "_repr_html_", None)
        return shown() if shown else repr(value)
    exec(compile(ast.Module([last], []), "cell", "exec"), names)
    return ""


def test_it_runs(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    names = {}
    shown = [run("".join(cell["source"]), names) for cell in cells]
    printed = capsys.readouterr().out
    assert "<mark" in shown[0]
    assert "'added': 27" in shown[2]
    assert "denied" in shown[3]
    assert "Libyan National Army denies" in shown[3]
    assert "denies  Libyan National Army" in printed
    assert "Government of National Accord" in next(one for one in shown if "<th>holder</th>" in one)
    assert "rows;" in printed


def test_it_is_a_notebook():
    nbformat = pytest.importorskip("nbformat")
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=4))


def test_it_holds_no_output():
    """Outputs are made anew by whoever runs it."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
