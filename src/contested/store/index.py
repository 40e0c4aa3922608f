"""Keys and links that merging keeps in a casebook: what shares a key, how many do, and what hangs together by links."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, or_, select, text

from contested.store import tables
from contested.store.read import chunks

Node = Any  # the number of a happening or of a report, or a report's id
COUNTS = {  # how many hold each key, at most so many: a key that everything holds is not counted out
    "sqlite": """SELECT k.value, (SELECT count(*) FROM (SELECT 1 FROM {table} h WHERE h.key = k.value LIMIT {most}))
    FROM json_each(:keys) k""",
    "postgresql": """SELECT k, (SELECT count(*) FROM (SELECT 1 FROM {table} h WHERE h.key = k LIMIT {most}) few)
    FROM unnest(CAST(:keys AS bigint[])) k""",
}


@dataclass(frozen=True, slots=True)
class Index:
    """A table of keys and the table of links between what holds them."""

    keys: Table
    holder: str  # the column of what holds a key
    links: Table
    most: int  # more holders of a key than that are not counted

    def counts(self, connection: Connection, keys: Collection[int]) -> dict[int, int]:
        """How many hold each of the keys."""
        dialect = connection.dialect.name
        query = text(COUNTS[dialect].format(table=self.keys.name, most=self.most))
        found: dict[int, int] = {}
        for some in chunks(keys):
            asked = json.dumps(some) if dialect == "sqlite" else some
            found |= {int(row[0]): int(row[1]) for row in connection.execute(query, {"keys": asked})}
        return found

    def holders(self, connection: Connection, keys: Iterable[int]) -> dict[int, list[Node]]:
        """Who holds each of the keys."""
        key, holder = self.keys.c.key, self.keys.c[self.holder]
        found: dict[int, list[Node]] = defaultdict(list)
        for some in chunks(keys):
            for row in connection.execute(select(key, holder).where(key.in_(some))):
                found[row[0]].append(row[1])
        return found

    def held(self, connection: Connection, nodes: Iterable[Node]) -> dict[Node, list[int]]:
        """The keys that each of these holds."""
        key, holder = self.keys.c.key, self.keys.c[self.holder]
        found: dict[Node, list[int]] = defaultdict(list)
        for some in chunks(nodes):
            for row in connection.execute(select(holder, key).where(holder.in_(some))):
                found[row[0]].append(row[1])
        return found

    def replace(
        self,
        connection: Connection,
        gone: Iterable[Node],
        new: Mapping[Node, Iterable[int]],
        weighs: Callable[[int, int, int], bool],
    ) -> set[Node]:
        """Puts new keys for old, and gives all that hold one which now counts otherwise: `weighs` judges by key and both counts."""
        old = list(gone)
        keys = {key for held in self.held(connection, old).values() for key in held} | {
            key for held in new.values() for key in held
        }
        before = self.counts(connection, keys)
        for some in chunks(old):
            connection.execute(delete(self.keys).where(self.keys.c[self.holder].in_(some)))
        rows = [{"key": key, self.holder: node} for node, held in new.items() for key in held]
        if rows:
            connection.execute(insert(self.keys), rows)
        after = self.counts(connection, keys)
        changed = [key for key in keys if weighs(key, before[key], after[key])]
        return {node for nodes in self.holders(connection, changed).values() for node in nodes}

    def linked(self, connection: Connection, nodes: Iterable[Node]) -> dict[Node, set[Node]]:
        """What each of these is linked to."""
        a, b = self.links.c.a, self.links.c.b
        found: dict[Node, set[Node]] = defaultdict(set)
        for some in chunks(nodes):
            for row in connection.execute(select(a, b).where(or_(a.in_(some), b.in_(some)))):
                found[row[0]].add(row[1])
                found[row[1]].add(row[0])
        return found

    def unlink(self, connection: Connection, nodes: Iterable[Node]) -> set[Node]:
        """Takes away the links of these, and gives all whom they tied."""
        old = set(nodes)
        tied = set(self.linked(connection, old))
        for some in chunks(old):
            connection.execute(delete(self.links).where(or_(self.links.c.a.in_(some), self.links.c.b.in_(some))))
        return tied - old

    def link(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Keeps links; of each the lesser end comes first."""
        kept = list(rows)
        if kept:
            connection.execute(insert(self.links), kept)

    def parts(self, connection: Connection, seeds: Iterable[Node], ties: Mapping[Node, set[Node]] | None = None) -> set[Node]:
        """All that hangs together with these by links, and by `ties` beside them."""
        found: set[Node] = set()
        edge = set(seeds)
        while edge:
            found |= edge
            near = self.linked(connection, edge)
            reached = set(near).union(*(ties[node] for node in edge if node in ties)) if ties else set(near)
            edge = reached - found
        return found


def happening_index(most: int) -> Index:
    """The index of happenings, by their numbers."""
    return Index(tables.happening_key, "happening", tables.happening_link, most)


def text_index(most: int) -> Index:
    """The index of texts: keys by the numbers of reports, links by their ids."""
    return Index(tables.text_key, "report", tables.text_link, most)
