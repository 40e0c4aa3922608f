"""What two happenings share, or differ in: sort of act, place, days, people, tolls; the same either way round."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from contested.merging.families import affinity
from contested.merging.happenings import STATED, Happening, near, spread
from contested.merging.report_traits import one_outlet, share
from contested.merging.seen import Seen
from contested.merging.terms import key_of_name
from contested.records import PlaceMention

Days = tuple[date, date]


def kinds_fit(a: Seen, b: Seen) -> float:
    """How well the kinds of act fit: 1 where they share one."""
    if not a.happening.kinds.isdisjoint(b.happening.kinds):
        return 1.0
    return max(affinity(one, other) for one in a.happening.kinds for other in b.happening.kinds)


def kinds_clash(a: Seen, b: Seen) -> float:
    """Whether no kind of the one can be a kind of the other."""
    return float(kinds_fit(a, b) == 0)


def same_place(a: Seen, b: Seen) -> float:
    """Whether they share a place of a town's size or finer."""
    return float(bool(a.happening.places.keys() & b.happening.places.keys()))


def other_place(a: Seen, b: Seen) -> float:
    """How far apart the nearest of their places are, against how exactly they are known: 1 where it cannot be one place."""
    here, there = a.happening.places, b.happening.places
    if not here or not there or here.keys() & there.keys() or near(here.values(), there.values()):
        return 0.0
    gaps = []
    for one in here.values():
        for other in there.values():
            if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
                gaps.append(0.6)
            else:
                reach = 5 + (one.radius_km or 5) + (other.radius_km or 5)
                gaps.append(min(1.0, kilometres(one.lat, one.lon, other.lat, other.lon) / (3 * reach)))
    return min(gaps)


def places_unheard_of(a: Seen, b: Seen) -> float:
    """Whether both are placed, and neither report names the other's places anywhere."""
    here, there = a.happening.places, b.happening.places
    return float(bool(here and there) and not heard_of(there, a) and not heard_of(here, b))


def heard_of(places: Mapping[str, PlaceMention], seen: Seen) -> bool:
    """Whether the report has a word of the name of any of the places."""
    words = (word for place in places.values() for word in key_of_name(place.name or place.text).split())
    return not seen.happening.places.keys().isdisjoint(places) or any(word in seen.report.names for word in words)


def other_country(a: Seen, b: Seen) -> float:
    """Whether their places lie in different countries."""
    one, other = a.happening.country, b.happening.country
    return float(one is not None and other is not None and one != other)


def same_days(a: Seen, b: Seen) -> float:
    """Whether the times that they give meet, counted by how exact they are: 1 a day, a half a week, a fifth a month."""
    one, other = a.happening.days, b.happening.days
    if one is None or other is None or not one.meets(other):
        return 0.0
    longest = max(((when.end or date.max) - (when.start or date.min)).days for when in (one, other))
    return 1.0 if longest <= 1 else 0.5 if longest <= 8 else 0.2 if longest <= 31 else 0.0


def same_place_and_days(a: Seen, b: Seen) -> float:
    """Whether acts that may be one are at one place at times that meet, counted by how exact those are."""
    return same_days(a, b) * same_place(a, b) * kinds_fit(a, b) if same_place(a, b) else 0.0


def no_day_in_common(a: Seen, b: Seen) -> float:
    """Whether the times that they give do not meet in a day or a week, or are not known."""
    return float(same_days(a, b) < 0.5)


def other_days(a: Seen, b: Seen) -> float:
    """Whether the times that they give are more than a day apart and known to a week; what had happened by a day did lately."""
    one, other = a.happening.days, b.happening.days
    if one is None or other is None:
        return 0.0
    mine, theirs = spread(one), spread(other)
    if not mine or not theirs or not (days_in(mine) <= 7 and days_in(theirs) <= 7):
        return 0.0
    gap = days_between_spans(mine, theirs)
    return 0.0 if gap <= 0 else 0.3 if gap <= 1 else 1.0


def days_in(span: Days) -> int:
    """Days from the first to the last."""
    return (span[1] - span[0]).days


STATED_DAYS_APART = 14  # days: a running toll may be dated by its first day or by its last
RUNNING = 4  # days: a battle goes on after the first report of it
PUBLISHED_DAYS_APART = 240  # reports go on telling of a happening for months, where they give no day


def far_in_time(a: Seen, b: Seen) -> bool:
    """Whether two happenings are too far apart in time to be one, whatever else they share: by their words, else by publication."""
    if told_before(a, b) or told_before(b, a):
        return True
    one, other = stated(a), stated(b)
    if one and other:
        return days_between_spans(one, other) > STATED_DAYS_APART
    one, other = one or published(a), other or published(b)
    return one is not None and other is not None and days_between_spans(one, other) > PUBLISHED_DAYS_APART


def told_before(a: Seen, b: Seen) -> bool:
    """Whether the one report came out before what the other tells of can have happened, by the latter's words."""
    day, when = a.report.sketch.published, b.happening.days
    span = spread(when) if when and when.source in STATED and when.precision in ("day", "week") else None
    return day is not None and span is not None and (span[0] - day).days > RUNNING


def days_between_spans(one: Days, other: Days) -> int:
    """Days between two spans, negative where they meet."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def stated(one: Seen) -> Days | None:
    """The first and last day that the words of its claims give, None where they give none; news is told soon after it happened."""
    times = [claim.when for claim in one.happening.claims if claim.when.source in STATED and not claim.when.inferred]
    days = [(when.start or when.end, when.end) for when in times if when.end and when.precision in ("day", "week")]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def published(one: Seen) -> Days | None:
    """The day on which its report came out, twice; None where it is unknown."""
    day = one.report.sketch.published
    return (day, day) if day else None


def same_actors(a: Seen, b: Seen) -> float:
    """Whether they share somebody who acts."""
    return float(bool(a.happening.actors & b.happening.actors))


def same_targets(a: Seen, b: Seen) -> float:
    """Whether they share somebody who is acted on."""
    return float(bool(a.happening.targets & b.happening.targets))


def roles_crossed(a: Seen, b: Seen) -> float:
    """Whether who acts in the one is acted on in the other: two tellings of a fight."""
    one, other = a.happening, b.happening
    return float(bool(one.actors & other.targets) or bool(one.targets & other.actors))


def others_named(a: Seen, b: Seen) -> float:
    """Whether both name who acts and who is acted on, and nobody is the same in either role."""
    one, other = a.happening, b.happening
    everybody = bool(one.actors and other.actors and one.targets and other.targets)
    return float(everybody and not (one.actors | one.targets) & (other.actors | other.targets))


def same_toll(a: Seen, b: Seen) -> float:
    """Whether a toll of more than one is the same."""
    one, other = a.happening.tolls, b.happening.tolls
    equal = [min(count, 10) for measure, count in one.items() if count > 1 and other.get(measure) == count]
    return max(equal, default=0) / 10 * 0.5 + 0.5 * bool(equal)


def toll_falls(a: Seen, b: Seen) -> float:
    """Whether the later report has a toll of less than half of the earlier one: a running toll grows."""
    one, other = (a, b) if (a.report.sketch.published or date.min) <= (b.report.sketch.published or date.min) else (b, a)
    early, late = one.happening.tolls, other.happening.tolls
    if one.report.sketch.published is None or one.report.sketch.published == other.report.sketch.published:
        return float(any(max(n, late[m]) > 3 * min(n, late[m]) + 2 for m, n in early.items() if m in late))
    return float(any(late[m] * 2 < n and n > 3 for m, n in early.items() if m in late))


def rare_words(a: Seen, b: Seen) -> float:
    """The share of rare words and names that the sentences themselves have in common."""
    one = {bones: a.report.names.get(bones, 3.0) for bones in a.happening.names}
    other = {bones: b.report.names.get(bones, 3.0) for bones in b.happening.names}
    return share(one, other, math.fsum(one.values()), math.fsum(other.values()))


def same_sentence(a: Seen, b: Seen) -> float:
    """Whether a clause of eight words or more stands in both: copied text.

    An outlet's own standing sentences count a fifth, and so do sentences that name no place, no day and no number.
    """
    copied = not a.happening.clauses.isdisjoint(b.happening.clauses)
    return float(copied) * (0.2 if one_outlet(a, b) or not (specific(a.happening) and specific(b.happening)) else 1.0)


def specific(one: Happening) -> bool:
    """Whether anything in it tells it from others of its kind: a place, a day or a number."""
    return bool(one.places or one.tolls or one.stated_days)


def same_speaker(a: Seen, b: Seen) -> float:
    """Whether the same speaker is quoted."""
    return float(bool(a.happening.speakers & b.happening.speakers))


def stated_apart(a: Happening, b: Happening) -> bool:
    """Whether the words of both give days, known to a week or better, that lie more than a day apart: they cannot be one."""
    one, other = a.stated_days, b.stated_days
    return one is not None and other is not None and lie_apart(one, other)


def lie_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans of days lie more than a day apart."""
    return other[0] - one[1] > 1 or one[0] - other[1] > 1


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on the globe."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
