"""Accounts of a casebook and the sessions of those who signed in: kept in its database, passwords and tokens as hashes only."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Engine, delete, insert, select, update

from contested.errors import UsageError
from contested.settings import setting
from contested.store import tables
from contested.store.database import writing

ROLES = ("reader", "coder", "editor")  # each may do what those before it may
NAME = re.compile(r"[\w.@-]{1,60}")
SHORTEST, LONGEST = 10, 1000  # characters of a password
SEEN_SECONDS = 300  # how often it is noted that a session is in use
AT_ONCE = BoundedSemaphore(2)  # a hash takes 64 MB on purpose: many at once would take the machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks: a name, and what it may do."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this person may do what somebody of that role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A sign-in that holds: since when, seen when, in which browser."""

    made_at: int
    seen_at: int
    agent: str


class Accounts:
    """The accounts of one casebook."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        """`clock` tells the seconds since 1970."""
        self.engine, self.clock = engine, clock

    # --- accounts ---

    def add(self, name: str, role: str, password: str) -> Person:
        """Makes an account, or gives an old one this role and password and ends its sessions."""
        if role not in ROLES:
            raise UsageError(f"no role {role!r}: there are {', '.join(ROLES)}")
        if not NAME.fullmatch(name):
            raise UsageError(f"{name!r} cannot be an account's name: 1 to 60 letters, digits and . _ @ -")
        check_password(password)
        row = {"name": name, "role": role, "password": hashed(password), "made_at": datetime.now(UTC).isoformat(timespec="seconds")}
        with writing(self.engine) as connection:
            connection.execute(delete(tables.account).where(tables.account.c.name == name))
            connection.execute(insert(tables.account).values(**row))
            connection.execute(delete(tables.session).where(tables.session.c.account == name))
        return Person(name=name, role=role)

    def remove(self, name: str) -> None:
        """Takes an account away and ends its sessions; what it judged stays."""
        with writing(self.engine) as connection:
            connection.execute(delete(tables.session).where(tables.session.c.account == name))
            gone = connection.execute(delete(tables.account).where(tables.account.c.name == name)).rowcount
        if not gone:
            raise UsageError(f"no account {name!r}")

    def people(self) -> tuple[Person, ...]:
        """Every account, by name."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(tables.account.c.name, tables.account.c.role).order_by(tables.account.c.name))
            return tuple(Person(name=row.name, role=row.role) for row in rows)

    def verified(self, name: str, password: str) -> Person | None:
        """The person whose name and password these are, else None; it takes the same time whether there is such a name or not."""
        with self.engine.connect() as connection:
            query = select(tables.account.c.role, tables.account.c.password).where(tables.account.c.name == name[:60])
            row = connection.execute(query).first()
        right = verify(row.password if row else of_nobody(), password[:LONGEST])
        return Person(name=name, role=row.role) if row and right else None

    # --- sessions ---

    def sign_in(self, person: Person, agent: str = "") -> str:
        """A new session's token: what the browser is to show from now on."""
        token, now = secrets.token_urlsafe(32), int(self.clock())
        ends_at = now + int(float(setting("session_hours")) * 3600)
        row = {
            "token": digest(token),
            "account": person.name,
            "made_at": now,
            "seen_at": now,
            "ends_at": ends_at,
            "agent": agent[:200],
        }
        with writing(self.engine) as connection:
            connection.execute(delete(tables.session).where(tables.session.c.ends_at <= now))
            connection.execute(insert(tables.session).values(**row))
        return token

    def person(self, token: str) -> Person | None:
        """Whose session this is, where it holds."""
        session, account, now = tables.session.c, tables.account.c, int(self.clock())
        query = select(account.name, account.role, session.seen_at).join_from(
            tables.session, tables.account, session.account == account.name
        )
        with self.engine.connect() as connection:
            row = connection.execute(query.where(session.token == digest(token), session.ends_at > now)).first()
        if row is None:
            return None
        if now - row.seen_at > SEEN_SECONDS:
            with writing(self.engine) as connection:
                connection.execute(update(tables.session).where(session.token == digest(token)).values(seen_at=now))
        return Person(name=row.name, role=row.role)

    def sign_out(self, token: str) -> None:
        """Ends a session."""
        with writing(self.engine) as connection:
            connection.execute(delete(tables.session).where(tables.session.c.token == digest(token)))

    def sign_out_everywhere(self, name: str) -> None:
        """Ends all sessions of an account."""
        with writing(self.engine) as connection:
            connection.execute(delete(tables.session).where(tables.session.c.account == name))

    def sessions(self, name: str) -> tuple[Session, ...]:
        """The sessions of an account that hold, the newest first."""
        row = tables.session.c
        query = select(row.made_at, row.seen_at, row.agent).where(row.account == name, row.ends_at > int(self.clock()))
        with self.engine.connect() as connection:
            return tuple(Session(**one._mapping) for one in connection.execute(query.order_by(row.made_at.desc())))


def check_password(password: str) -> None:
    """Raises UsageError where a password is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters")


@cache
def hasher() -> PasswordHasher:
    """Argon2id with the library's own choice of cost."""
    return PasswordHasher()


def hashed(password: str) -> str:
    """A password as it is kept."""
    with AT_ONCE:
        return hasher().hash(password)


def verify(kept: str, password: str) -> bool:
    """Whether this is the password that is kept so."""
    with AT_ONCE:
        try:
            return hasher().verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False


@cache
def of_nobody() -> str:
    """A hash that no password has, to take as long for a name that is not there."""
    return hashed(secrets.token_urlsafe(32))


def digest(token: str) -> str:
    """A session's token as it is kept: it is random, so one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
