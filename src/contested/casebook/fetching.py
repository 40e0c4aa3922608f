"""Addresses of the web into a casebook: what was fetched is kept, and no entry of a feed is taken twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine

from contested.intake.fetch import Client
from contested.intake.hosts import Hosts
from contested.intake.web import Web
from contested.records import Fetched
from contested.settings import setting
from contested.store import feeds
from contested.store.database import writing
from contested.store.fetched import LISTS, latest_fetched, put_fetched
from contested.store.inputs import seen


@dataclass(frozen=True)
class Kept:
    """The casebook as what keeps what was fetched."""

    engine: Engine

    def latest(self, address: str) -> Fetched | None:
        """What was last fetched from the address."""
        with self.engine.connect() as connection:
            return latest_fetched(connection, address)

    def keep(self, fetched: Fetched, sort: str) -> None:
        """Keeps an answer; of pages where the settings want it."""
        if sort not in LISTS and setting("keep_pages") != "yes":
            return
        with writing(self.engine) as connection:
            put_fetched(connection, fetched, sort)

    def known(self, keys: Iterable[str]) -> bool:
        """Whether an entry was taken before."""
        with self.engine.connect() as connection:
            return feeds.entry_known(connection, keys)

    def seen(self, path: str, sha: str) -> bool:
        """Whether an input was taken before."""
        with self.engine.connect() as connection:
            return seen(connection, path, sha)

    def settle(self, web: Web, path: str) -> None:
        """Notes the entry of a feed as taken, once what became of it is in the casebook."""
        keys = web.keys.pop(path, ())
        if keys:
            with writing(self.engine) as connection:
                feeds.put_entry(connection, keys, done=path not in web.passing)
            web.passing.discard(path)


def web_of(engine: Engine, hosts: Hosts | None = None, published: str | None = None) -> Web:
    """What loads addresses for this casebook."""
    kept = Kept(engine)
    hosts = hosts or Hosts(Client())
    hosts.recall, hosts.remember = kept.latest, partial(kept.keep, sort="robots")
    return Web(hosts=hosts, archive=kept, known=kept.known, seen=kept.seen, published=published)
