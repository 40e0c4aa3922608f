import re
import tracemalloc

import pytest

from contested.intake.fetch import Client
from contested.intake.hosts import Hosts
from contested.intake.web import Web
from contested.records import OUTCOMES
from intake.bad_server import FAULTS, misbehaving


@pytest.fixture
def server(monkeypatch):
    with misbehaving() as server:
        monkeypatch.setenv("CONTESTED_FETCH_PRIVATE", "127.0.0.0/8")
        monkeypatch.setenv("CONTESTED_FETCH_PORTS", "any")
        yield server


class Slept(list):
    """Waits that are noted rather than slept, on a clock of their own."""

    now = 1000.0

    def sleep(self, seconds):
        self.append(seconds)
        self.now += seconds

    def clock(self):
        return self.now


@pytest.fixture
def slept():
    return Slept()


@pytest.fixture
def web(slept):
    return Web(hosts=Hosts(Client(), sleep=slept.sleep, clock=slept.clock))


def load(web, address):
    found = list(web.load(address))
    assert all(loaded.outcome.name in OUTCOMES and "\n" not in loaded.outcome.reason for loaded in found)
    assert all((loaded.report is None) == (loaded.outcome.name != "added") for loaded in found)
    return found


def one(web, address):
    (loaded,) = load(web, address)
    return loaded


def test_a_page(server, web):
    loaded = one(web, f"{server.home}/article")
    report = loaded.report
    assert (report.title, report.outlet, report.published) == ("Army takes the old port", "The Herald", "2021-03-04")
    assert report.url == f"{server.home}/article"
    assert "forty soldiers" in report.text
    assert "Home" not in report.text
    path, headers = server.asked[1]
    assert (server.asked[0][0], path) == ("/robots.txt", "/article")
    assert headers["user-agent"].startswith("Contested/")
    assert "+https://" in headers["user-agent"]
    assert {"cookie", "referer"}.isdisjoint(headers)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_server_that_misbehaves(server, web, monkeypatch, fault):
    """Each fault ends in its outcome, in one sentence, soon and in little memory."""
    for name, value in fault.settings.items():
        monkeypatch.setenv(f"CONTESTED_{name.upper()}", value.format(port=server.port))
    tracemalloc.start()
    loaded = one(web, f"{server.home}{fault.path}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert loaded.outcome.name == fault.outcome, loaded.outcome.reason
    assert re.search(fault.says, loaded.outcome.reason)
    assert peak < 60_000_000
