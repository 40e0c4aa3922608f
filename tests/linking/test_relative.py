"""Places that the text sets off a known one: how far they are moved, how exactly they are known, and what the reason says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.linking.place_evidence import distance_km
from contested.linking.relative import AROUND_KM, BEARINGS, Offset, as_area, offset_of, point_at
from contested.records import PlaceMention


def town(relation: str | None, role: str = "at", precision: int | None = 1, radius: float | None = 15.0) -> PlaceMention:
    """Tripoli, set off by the words."""
    return PlaceMention(
        start=0, end=7, text="Tripoli", rule="test", name="Tripoli", lat=32.887, lon=13.187, precision=precision,
        radius_km=radius, relation=relation, role=role, reason="it is large",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("12 km southeast of", Offset(12, 135)),
        ("about 12 km (7 miles) to the south-east of the centre of the city of", Offset(12, 135)),
        ("10 miles north of", Offset(16.09344, 0)),
        ("500 m west of", Offset(0.5, 270)),
        ("1,000 metres west of", Offset(1, 270)),
        ("12,5 km north of", Offset(12.5, 0)),
        ("Some 30 kilometres Northwest of", Offset(30, 315)),
        ("40 km from", Offset(40)),
        ("south of", Offset(None, 180)),
        ("southern", Offset(None, 180, part=True)),
        ("north-eastern", Offset(None, 45, part=True)),
        ("near", Offset()),
        ("outside the city of", Offset()),
        ("9999 km north of", Offset(None, 0)),
        ("1.2.3 km north of", Offset(None, 0)),
        ("", Offset()),
    ],
)
def test_what_the_words_say(words: str, offset: Offset) -> None:
    found = offset_of(words)
    assert (found.bearing, found.part) == (offset.bearing, offset.part)
    assert found.km == pytest.approx(offset.km)


@pytest.mark.parametrize(
    ("words", "km", "precision", "radius"),
    [
        ("12 km southeast of", 12, 2, 15),
        ("150 km southeast of", 150, 3, 60),
        ("south of", 0, 2, AROUND_KM),
        ("near", 0, 2, AROUND_KM),
        ("40 km from", 0, 3, 55),
        ("southern", 7.5, 2, 7.5),
    ],
)
def test_areas(words: str, km: float, precision: int, radius: float) -> None:
    area = as_area(town(words))
    assert area.lat is not None and area.lon is not None
    assert distance_km(32.887, 13.187, area.lat, area.lon) == pytest.approx(km, abs=0.01)
    assert (area.precision, area.radius_km) == (precision, radius)
    assert area.reason == f"{words} Tripoli; it is large"


def test_the_direction_is_kept() -> None:
    area = as_area(town("12 km southeast of"))
    assert area.lat is not None and area.lon is not None
    assert area.lat < 32.887 and area.lon > 13.187


def test_what_is_no_relative_place_stays() -> None:
    for place in (town(None), town("southern", precision=6, radius=500), town("near", precision=None)):
        assert as_area(place) is place
    assert as_area(town(None, role="near")).precision == 2


@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.floats(0, 1000),
    st.sampled_from(sorted(BEARINGS.values())),
)
def test_points_stay_on_the_globe_at_their_distance(lat: float, lon: float, km: float, bearing: int) -> None:
    there = point_at(lat, lon, km, bearing)
    assert -90 <= there[0] <= 90 and -180 <= there[1] <= 180
    assert distance_km(lat, lon, *there) == pytest.approx(km, abs=0.02)


@given(st.text(max_size=60), st.sampled_from([1, 2, 3, 4, 5, 6, 7, None]))
def test_never_sharper_than_the_place_itself(words: str, precision: int | None) -> None:
    area = as_area(town(words, precision=precision))
    assert (area.precision or 9) >= (precision or 9)
    assert (area.radius_km or 0) > 0
