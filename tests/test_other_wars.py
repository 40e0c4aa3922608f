"""The hand-coded reports of other wars: each claim quotes its report and has a kind and fields that there are."""

from pathlib import Path

import pytest
import yaml
from benchmarks import other_wars

from contested.kinds import load_kinds

FIELDS = {"quote", "kind", "actor", "target", "place", "when", "speaker", "stance", "aspect", "figures"}
FILES = sorted(other_wars.WARS.glob("*/*.yaml"))


def test_all_parts_are_there() -> None:
    assert {file.parent.name for file in FILES} == set(other_wars.PARTS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_claim_stands_in_its_report(file: Path) -> None:
    (entry,) = yaml.safe_load(file.read_text("utf-8"))
    text = (file.parent / "reports" / entry["report"]).read_text("utf-8")
    for claim in entry["claims"]:
        assert claim["quote"] in text
        assert claim["kind"] in load_kinds()
        assert set(claim) <= FIELDS


def test_without_scorers_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CONTESTED_SCORERS", str(tmp_path / "none"))
    assert other_wars.main([]) == 0
    assert "not checked" in capsys.readouterr().out
