"""What a question to a casebook gives: records one after the other, counted, cut, or as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

from contested.extras import needed
from contested.notebook import MOST, list_html
from contested.records import Claim

T = TypeVar("T")
PAGE = 200  # records that are in memory at once


class Selection(Generic[T]):
    """The records that were asked for, fetched as they are looked at; which ones they are is fixed at the first look."""

    table: Selection[Any] | None = None

    def __init__(
        self, find: Callable[[], Sequence[Any]], fetch: Callable[[Sequence[Any]], list[T]], row: Callable[[T], dict[str, Any]]
    ) -> None:
        """`find` gives the keys, in order; `fetch` the records of some of them; `row` a record as columns."""
        self.find, self.fetch, self.row = find, fetch, row

    def shown_as(self, fetch: Callable[[Sequence[Any]], list[Any]], row: Callable[[Any], dict[str, Any]]) -> Selection[T]:
        """The same selection, with a table that shows other records under the same keys."""
        self.table = Selection(lambda: self.keys, fetch, row)
        return self

    @cached_property
    def keys(self) -> Sequence[Any]:
        """The keys of the records, in order."""
        return self.find()

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self.keys), PAGE):
            yield from self.fetch(self.keys[start : start + PAGE])

    def __getitem__(self, number: int) -> T:
        return self.fetch([self.keys[number]])[0]

    def first(self, count: int) -> list[T]:
        """The first records, at most `count`."""
        return list(islice(self, count))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each record as columns with plain values."""
        shown = self.table or self
        return (shown.row(record) for record in shown)

    def _repr_html_(self) -> str:
        """The first records as a notebook shows them; a claim with its report."""
        records: list[Any] = self.first(MOST)
        if self.table is not None and records and isinstance(records[0], Claim):
            records = self.table.first(MOST)
        return list_html(records, len(self))

    def to_pandas(self) -> Any:
        """A pandas DataFrame, one record a row."""
        return needed("pandas", "pandas").DataFrame(list(self.rows()))

    def to_polars(self) -> Any:
        """A polars DataFrame, one record a row."""
        return needed("polars", "polars").DataFrame(list(self.rows()), infer_schema_length=None)

    def to_arrow(self) -> Any:
        """A pyarrow Table, one record a row."""
        return needed("pyarrow", "arrow").Table.from_pylist(list(self.rows()))
