"""Each attack that the web app is to withstand, tried."""

import re
import sqlite3
from contextlib import closing

import pytest
from argon2 import PasswordHasher

from contested.casebook.book import Casebook
from contested.web.accounts import Accounts
from contested.web.app import WebSettings, make_app
from contested.web.limits import Limit
from contested.web.security import cookies_of
from contested.web.signing import back_of
from line_reader import LineReader
from visitor import HOME, PASSWORD, TOKEN, Visitor


@pytest.fixture
def own(tmp_path, book):
    """A casebook that tests may change."""
    path = tmp_path / "war.db"
    with closing(sqlite3.connect(book.engine.url.database)) as whole, closing(sqlite3.connect(path)) as copy:
        whole.backup(copy)
    with Casebook.open(path, create=False) as made:
        made.reader = LineReader()
        yield made


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """Hashes that take no time."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("contested.web.accounts.hasher", lambda: quick)


def misread(book):
    return {"verb": "misread", "subject": book.claims()[0].id, "note": "", "back": "/"}


# --- on this machine alone ---


@pytest.fixture
def home(own):
    visitor = Visitor(make_app(own))
    visitor.page = f"/event/{own.events()[0].id}"
    return visitor


def test_whoever_is_there_may_judge(home, own):
    answer = home.post("/judge", {**misread(own), "csrf": home.token(home.page), "back": "/report/x?a=b#c"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/report/x?a=b#c")
    (made,) = own.judgements()
    assert made.verb == "misread"
    assert made.author


def test_the_name_one_chose_stands_under_ones_judgements(home, own):
    token = home.token(home.page)
    assert home.post("/name", {"csrf": token, "name": "Ána of the desk", "back": "/"}).status_code == 303
    home.post("/judge", {**misread(own), "csrf": token})
    assert own.judgements()[0].author == "Ána of the desk"


ATTACKS = [
    ("no token", {"csrf": ""}, {}, 403),
    ("a wrong token", {"csrf": "0" * 64}, {}, 403),
    ("an odd token", {"csrf": "é\udcff".encode("utf-8", "replace")}, {}, 403),
    ("another site", {}, {"origin": "https://evil.example"}, 403),
    ("another port", {}, {"origin": "http://127.0.0.1:9999"}, 403),
    ("a null origin", {}, {"origin": "null"}, 403),
    ("a null origin of another site", {}, {"origin": "null", "headers": {"sec-fetch-site": "cross-site"}}, 403),
    ("no origin, but cross-site", {}, {"origin": "", "headers": {"sec-fetch-site": "cross-site"}}, 403),
    ("no origin, but another port", {}, {"origin": "", "headers": {"sec-fetch-site": "same-site"}}, 403),
    ("a rebound name", {}, {"headers": {"host": "evil.example"}}, 400),
    ("a name that looks like ours", {}, {"headers": {"host": "127.0.0.1.evil.example"}}, 400),
    ("plain text", {}, {"headers": {"content-type": "text/plain"}}, 415),
    ("a file upload", {}, {"headers": {"content-type": "multipart/form-data; boundary=x"}}, 415),
]


@pytest.mark.parametrize(("words", "form", "options", "status"), ATTACKS, ids=[row[0] for row in ATTACKS])
def test_a_judgement_from_elsewhere_is_refused(home, own, words, form, options, status):
    given = {**misread(own), "csrf": home.token(home.page), **form}
    assert home.post("/judge", given, **options).status_code == status
    assert own.judgements(withdrawn=True) == ()


def test_a_token_of_another_browser_is_no_use(home, own):
    other = Visitor(home.app)
    other.get("/")
    assert other.post("/judge", {**misread(own), "csrf": home.token(home.page)}).status_code == 403


def test_a_browser_without_cookies_changes_nothing(home, own):
    token = home.token(home.page)
    home.cookies.clear()
    assert home.post("/judge", {**misread(own), "csrf": token}).status_code == 403


def test_a_rebound_name_reads_nothing(home):
    assert home.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "localhost"])
def test_its_own_names_are_its_own(home, host):
    assert home.get("/", headers={"host": host}).status_code == 200


def test_the_cookie_is_hidden_and_for_this_site_alone(home):
    line = home.get("/").headers["set-cookie"]
    assert re.fullmatch(r"contested=[\w-]{43}; Path=/; HttpOnly; SameSite=Strict", line)
    assert "set-cookie" not in home.get("/").headers
    assert "set-cookie" not in Visitor(home.app).get("/static/contested.css").headers


def test_too_large_a_form_is_refused_said_or_not(home, own, monkeypatch):
    token = home.token(home.page)
    large = {**misread(own), "csrf": token, "note": "x" * 300_000}
    assert home.post("/judge", large).status_code == 413

    async def drip():
        for _ in range(30):
            yield b"x" * 10_000

    headers = {"origin": HOME, "content-type": "application/x-www-form-urlencoded"}
    assert home.ask("POST", "/judge", headers=headers, content=drip()).status_code == 413
    assert home.ask("POST", "/judge", headers={**headers, "content-length": "-5"}, content=b"a=b").status_code == 413
    assert own.judgements() == ()


@pytest.mark.parametrize("body", [b"\xff\xfe=1", b"&".join(b"a=1" for _ in range(2000))])
def test_a_broken_form_is_refused(home, body):
    home.get("/")
    headers = {"origin": HOME, "content-type": "application/x-www-form-urlencoded"}
    assert home.ask("POST", "/judge", headers=headers, content=body).status_code == 400


def test_too_many_changes_have_to_wait(home, own, monkeypatch):
    monkeypatch.setenv("CONTESTED_POSTS_A_MINUTE", "3")
    visitor = Visitor(make_app(own))
    token = visitor.token(home.page)
    for _ in range(3):
        assert visitor.post("/judge", {"verb": "muse", "csrf": token}).status_code == 400
    answer = visitor.post("/judge", {"verb": "muse", "csrf": token})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60


@pytest.mark.parametrize(
    ("written", "back"),
    [
        ("/event/1?x=2#y", "/event/1?x=2#y"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
        ("", "/"),
        ("/%0d%0ax", "/%0d%0ax"),
    ],
)
def test_one_goes_back_to_this_site_only(written, back):
    assert back_of(written) == back


@pytest.mark.parametrize("written", ["", ";;;", "a" * 100_000, "=;=", 'x="', "contested=\x00"])
def test_broken_cookies_are_none(written):
    assert cookies_of(written).get("contested") in (None, "")


def test_nobody_signs_in_here(home):
    assert home.get("/sign-in").status_code == 400


# --- with accounts ---


@pytest.fixture
def guarded(own):
    accounts = Accounts(own.engine)
    for role in ("reader", "coder", "editor"):
        accounts.add(role, role, PASSWORD)
    return make_app(own, WebSettings(hosts=("war.example",), accounts=True, secure=True))


@pytest.fixture
def away(guarded):
    return Visitor(guarded, "https://war.example")


def test_nothing_is_shown_to_a_stranger(away, own):
    event = own.events()[0].id
    for path in ("/", f"/event/{event}", "/review", "/nothing"):
        answer = away.get(path)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/sign-in")
    for path in ("/index.json", f"/event/{event}.json"):
        assert away.get(path).status_code == 401
    assert away.get("/sign-in").status_code == 200
    assert away.get("/static/contested.css").status_code == 200
    assert away.get("/static/../index.json").status_code in (401, 404)


def test_signing_in_and_out(away, own):
    answer = away.sign_in("reader")
    assert answer.status_code == 303
    line = answer.headers["set-cookie"]
    assert line.startswith("__Host-contested=")
    assert all(part in line for part in ("; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"))
    page = away.get("/")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    kept = dict(away.cookies)
    assert away.post("/sign-out", {"csrf": away.token("/account")}, away.base).status_code == 303
    away.cookies.update(kept)
    assert away.get("/").status_code == 303


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("coder", 303), ("editor", 303)])
def test_judging_needs_its_role(away, own, role, status):
    away.sign_in(role)
    assert away.post("/judge", {**misread(own), "csrf": away.token("/account")}, away.base).status_code == status
    assert len(own.judgements()) == (status == 303)
    assert away.get("/review").status_code == (403 if role == "reader" else away.get("/review").status_code)
    assert ('href="/review"' in away.get("/").text) is (role != "reader")  # nobody is led to what they may not see


def test_one_judges_in_ones_own_name(away, own):
    away.sign_in("coder")
    away.cookies["contested-name"] = "editor"
    token = away.token("/account")
    away.post("/judge", {**misread(own), "csrf": token, "author": "editor"}, away.base)
    assert own.judgements()[0].author == "coder"
    assert away.post("/name", {"csrf": token, "name": "editor"}, away.base).status_code == 400


def test_a_session_begins_with_a_new_token(away):
    away.get("/sign-in")
    planted = away.cookies["__Host-contested"]
    away.sign_in("editor")
    assert away.cookies["__Host-contested"] != planted
    away.cookies["__Host-contested"] = planted
    assert away.get("/").status_code == 303


def test_nobody_learns_which_names_there_are(away, monkeypatch):
    seen = []
    real = PasswordHasher().verify
    monkeypatch.setattr(
        "contested.web.accounts.verify", lambda kept, password: bool(seen.append(kept)) or quietly(real, kept, password)
    )
    there, absent = away.sign_in("editor", "wrong password here"), away.sign_in("nobody", "wrong password here")
    assert there.status_code == absent.status_code == 403
    plain = [TOKEN.sub("", answer.text).replace(name, "NAME") for answer, name in ((there, "editor"), (absent, "nobody"))]
    assert plain[0] == plain[1]
    assert len(seen) == 2
    assert all(kept.startswith("$argon2id$") for kept in seen)


def quietly(real, kept, password):
    try:
        return real(kept, password)
    except Exception:
        return False


def test_guessing_passwords_is_stopped_by_address_and_by_name(guarded):
    one = Visitor(guarded, "https://war.example", "10.0.0.2")
    answers = [one.sign_in("editor", f"wrong password {number}").status_code for number in range(11)]
    assert answers == [403] * 10 + [429]
    assert one.sign_in("reader").status_code == 429
    other = Visitor(guarded, "https://war.example", "10.0.0.3")
    assert other.sign_in("editor").status_code == 429
    assert other.sign_in("reader").status_code == 303


def test_a_session_ends_by_itself(own):
    now = [1_000_000.0]
    accounts = Accounts(own.engine, clock=lambda: now[0])
    person = accounts.add("ana", "editor", PASSWORD)
    token = accounts.sign_in(person)
    now[0] += 11 * 3600
    assert accounts.person(token) == person
    now[0] += 2 * 3600
    assert accounts.person(token) is None


def test_signing_out_everywhere_and_a_new_password_end_every_session(guarded):
    one, other = (Visitor(guarded, "https://war.example", f"10.0.1.{number}") for number in (1, 2))
    one.sign_in("coder")
    other.sign_in("coder")
    assert other.get("/account").text.count("<tr><td>") == 2
    one.post("/sign-out", {"csrf": one.token("/account"), "everywhere": "yes"}, one.base)
    assert other.get("/").status_code == 303
    one.sign_in("coder")
    other.sign_in("coder")
    changed = one.post("/account", {"csrf": one.token("/account"), "old": PASSWORD, "new": "another long password"}, one.base)
    assert changed.status_code == 303
    assert one.get("/").status_code == 200
    assert other.get("/").status_code == 303
    assert other.sign_in("coder").status_code == 403


def test_a_password_is_changed_by_who_knows_the_old_one(away):
    away.sign_in("coder")
    token = away.token("/account")
    assert (
        away.post("/account", {"csrf": token, "old": "not the old one", "new": "another long password"}, away.base).status_code
        == 403
    )
    assert away.post("/account", {"csrf": token, "old": PASSWORD, "new": "short"}, away.base).status_code == 400


def test_the_database_holds_hashes_only(own):
    accounts = Accounts(own.engine)
    token = accounts.sign_in(accounts.add("ana", "editor", PASSWORD))
    own.close()
    from pathlib import Path

    stored = Path(own.where).read_bytes() + b"".join(path.read_bytes() for path in Path(own.where).parent.glob("war.db-*"))
    assert PASSWORD.encode() not in stored
    assert token.encode() not in stored


def test_a_limit_forgets_and_slides():
    now = [0.0]
    limit = Limit(2, 10, clock=lambda: now[0])
    assert [limit.wait("a"), limit.wait("a"), limit.wait("a"), limit.wait("b")] == [0, 0, 10, 0]
    now[0] = 10.5
    assert limit.wait("a") == 0
    limit.forget("a")
    assert limit.wait("a") == 0
