"""Reading to linked Reading: every mention gets its name, or the reason why it has none."""

from __future__ import annotations

from contested.linking.known import Known
from contested.records import Reading


def link(reading: Reading, known: Known) -> Reading:
    """The reading with its actors and places linked, in claims, figures and attributions alike."""
    return reading
