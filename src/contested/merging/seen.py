"""What is compared: a happening with the report that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from contested.merging.happenings import Happening
from contested.merging.sketch import Weighed


@dataclass(frozen=True)
class Seen:
    """A happening together with the report that tells it."""

    happening: Happening
    report: Weighed
