"""What the tests of formats share: bytes to what intake makes of them."""

from contested.intake.files import load_bytes
from contested.intake.mapping import Mapping
from contested.intake.parts import How
from contested.records import OUTCOMES


def load(raw, name, **how):
    """What the bytes of a file of this name give."""
    columns, told = how.pop("columns", {}), how.pop("told", [])
    given = How(mapping=Mapping(columns=columns), told=told.append, **how)
    found = list(load_bytes(raw if isinstance(raw, bytes) else raw.encode(), name, given))
    assert all(one.outcome.name in OUTCOMES for one in found)
    return found


def one(raw, name, **how):
    """The one report in it."""
    (loaded,) = load(raw, name, **how)
    assert loaded.report is not None, loaded.outcome
    return loaded.report


def ends(raw, name, **how):
    """How each input in it ended."""
    return [loaded.outcome.name for loaded in load(raw, name, **how)]
