"""The app on a small casebook, asked as a browser would, without a network."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from contested.casebook.book import Casebook
from contested.records import Report
from contested.web.app import make_app
from line_reader import LineReader

REPORTS = (
    Report(
        text="gained | Libyan National Army | GNA | Gharyan | 2019-04-04 | Ahmad Mesmari\n"
        "clash | GNA | | Tripoli | 2019-04-05\n"
        "strike | Libyan National Army | | Tajoura | 2019-07-02 | Ministry | killed 53",
        title="The road south",
        outlet="The Harbour",
        published="2019-07-04",
        url="https://harbour.example/1",
    ),
    Report(
        text="gained | GNA | Libyan National Army | Gharyan | 2019-06-26 | GNA\n"
        "strike | Libyan National Army | | al-nowhere | | | killed 12\n"
        "strike | Libyan National Army | | Tajoura | 2019-07-02 | GNA | killed 44",
        title="Gharyan again",
        outlet="Desert Post",
        published="2019-07-05",
        url="javascript:alert(1)",
    ),
    Report(text="Nine goals in one match.", title="Sport", outlet="Sunday Sport", published="2019-07-01"),
)


@dataclass
class Browser:
    """Asks an app for pages, without running scripts."""

    app: Any

    def get(self, address: str, **options: Any) -> httpx.Response:
        return self.request("GET", address, **options)

    def request(self, method: str, address: str, **options: Any) -> httpx.Response:
        async def answered() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://127.0.0.1") as client:
                return await client.request(method, address, **options)

        return asyncio.run(answered())


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """A casebook with three reports, in a file, as an app has it."""
    made = Casebook.open(tmp_path_factory.mktemp("web") / "war.db", packs=["libya"])
    made.reader = LineReader()
    made.add(REPORTS)
    made.merge()
    yield made
    made.close()


@pytest.fixture(scope="session")
def browser(book):
    return Browser(make_app(book))
