"""Which function gives the value of which `make` of times.yml.

It gets the match and the scene, and gives None where the words turn out to name no time.
"""

from __future__ import annotations

from contested.reading.timedates import (
    century,
    decade,
    half,
    holiday_day,
    iso_date,
    month,
    month_day,
    month_year,
    nine_eleven,
    quarter,
    season,
    slashed_date,
    spoken_year,
    the_day,
    the_quarter,
    weekday_day,
    year,
)
from contested.reading.timedays import clock, deictic, other_day, part_of_day, this_daypart, weekday
from contested.reading.timelengths import (
    adverb,
    every,
    length,
    lengths,
    per,
    quarter_century,
    ref,
    span_of,
    the_length,
    unit_long,
    weekdays,
)
from contested.reading.timescene import Maker
from contested.reading.timeunits import ago, the_unit, unit_of, which_unit, year_ago, year_end, year_to

MAKERS: dict[str, Maker] = {
    "iso_date": iso_date,
    "slashed_date": slashed_date,
    "month_day": month_day,
    "weekday_day": weekday_day,
    "the_day": the_day,
    "month_year": month_year,
    "month": month,
    "year": year,
    "spoken_year": spoken_year,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "the_quarter": the_quarter,
    "half": half,
    "season": season,
    "holiday": holiday_day,
    "nine_eleven": nine_eleven,
    "deictic": deictic,
    "weekday": weekday,
    "this_daypart": this_daypart,
    "clock": clock,
    "part_of_day": part_of_day,
    "which_unit": which_unit,
    "the_unit": the_unit,
    "unit_of": unit_of,
    "ago": ago,
    "year_ago": year_ago,
    "year_end": year_end,
    "year_to": year_to,
    "other_day": other_day,
    "span_of": span_of,
    "length": length,
    "lengths": lengths,
    "the_length": the_length,
    "unit_long": unit_long,
    "every": every,
    "weekdays": weekdays,
    "adverb": adverb,
    "per": per,
    "quarter_century": quarter_century,
    "ref": ref,
}
