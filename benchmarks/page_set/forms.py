"""The pages of the set: the forms in which real sites put an article, and pages that hold none.

They are written for this set, after forms that are common on the web; no page of any site is in it.
"""

from __future__ import annotations

from benchmarks.page_set.bare import BARE
from benchmarks.page_set.days import DAYS
from benchmarks.page_set.layouts import LAYOUTS
from benchmarks.page_set.markup import MARKUP

PAGES = (*MARKUP, *LAYOUTS, *DAYS, *BARE)
