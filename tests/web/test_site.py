"""Every page that the table of routes names: that it answers, in both forms, and safely."""

import json
import re

import jsonschema
import pytest

from contested.web import site
from contested.web.described import openapi
from contested.web.guard import POLICY
from contested.web.links import PART

WHOLE = [row for row in site.ROUTES if not PART.findall(row.path)]


@pytest.fixture(scope="session")
def addresses(book):
    """An address of each page, with parts that are in the casebook."""
    event, report = next(iter(book.events())), next(iter(book.reports()))
    parts = {"event": event.id, "report": report.id}
    return {row.name: PART.sub(parts.get(row.name, "none"), row.path) for row in site.ROUTES}


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row.name)
def test_a_page_answers_in_both_forms(row, browser):
    page, twin = browser.get(row.path), browser.get("/index.json" if row.path == "/" else f"{row.path}.json")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert twin.status_code == 200
    assert twin.headers["content-type"] == "application/json"


@pytest.mark.parametrize("name", ["event", "report"])
def test_a_page_of_one_thing_answers(name, browser, addresses):
    assert browser.get(addresses[name]).status_code == 200
    assert browser.get(addresses[name] + ".json").json()


@pytest.mark.parametrize("path", ["/event/nothing", "/report/nothing", "/nothing", "/event/nothing.json"])
def test_what_is_not_there_is_said_so(path, browser):
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "no such" in answer.text


@pytest.mark.parametrize("query", ["since=yesterday", "page=0", "page=-1", "page=x", "until=2019-13"])
def test_a_wrong_value_is_said_so(query, browser):
    answer = browser.get(f"/?{query}")
    assert answer.status_code == 400
    assert query.split("=")[1] in answer.text


def test_the_document_describes_every_page(browser):
    document = browser.get("/openapi.json").json()
    assert {path["get"]["operationId"] for path in document["paths"].values()} == {row.name for row in site.ROUTES}
    assert "$defs" not in json.dumps(document)


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row.name)
def test_a_twin_is_as_described(row, browser):
    document = openapi(site.ROUTES)
    twin = "/index.json" if row.path == "/" else f"{row.path}.json"
    content = document["paths"][twin]["get"]["responses"]["200"]["content"]["application/json"]
    jsonschema.validate(browser.get(twin).json(), {**content["schema"], "components": document["components"]})


def test_nothing_else_may_run_or_be_fetched(browser):
    headers = browser.get("/").headers
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules == POLICY
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/contested.css", "/openapi.json"])
def test_every_answer_is_guarded(path, browser):
    assert "content-security-policy" in browser.get(path).headers


def test_no_page_holds_a_script_or_a_style_of_its_own(browser, addresses):
    for path in addresses.values():
        page = browser.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page), path
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", re.sub(r'<a [^>]*rel="[^"]*nofollow[^>]*>', "", page)), path


def test_another_name_that_leads_here_is_refused(browser):
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_files_of_the_site_are_served(browser):
    assert browser.get("/static/contested.css").headers["content-type"].startswith("text/css")
    assert browser.get("/static/../app.py").status_code == 404
