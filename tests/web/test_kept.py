import hashlib

from contested.casebook.book import Casebook
from contested.records import Fetched, Loaded, Report
from contested.store.database import writing
from contested.store.fetched import put_fetched
from contested.web.app import make_app
from contested.web.kept import POLICY
from line_reader import LineReader
from web.conftest import Browser

HOSTILE = b"<html><body><script>alert(1)</script><form action='/judge'><p>gained</p></form></body></html>"


def kept(book, url, body, kind):
    """A report with the page that it was read from."""
    sha = hashlib.sha256(body).hexdigest()
    page = Fetched(
        url=url,
        final_url=url,
        fetched_at="2021-03-04T10:00:00+00:00",
        status=200,
        headers={"content-type": kind},
        sha256=sha,
        body=body,
    )
    with writing(book.engine) as connection:
        put_fetched(connection, page, "page")
    report = Report(text=f"clash | GNA | | Tripoli | 2019-04-05\n{kind}", url=url)
    list(book.take([Loaded(path=url, report=report, sha=sha)]))
    return report.id


def test_a_page_as_it_was(tmp_path):
    """A stranger's page runs nothing, fetches nothing and sends nothing; what is no page is a download."""
    with Casebook.open(tmp_path / "a.db") as book:
        book.reader = LineReader()
        page = kept(book, "https://example.org/1", HOSTILE, "text/html; charset=windows-1256\r\nx: y")
        other = kept(book, "https://example.org/2", b"<svg/>", "image/svg+xml")
        browser = Browser(make_app(book))
        answer = browser.get(f"/report/{page}/page")
        assert (answer.status_code, answer.content) == (200, HOSTILE)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["content-type"] == "text/html; charset=windows-1256x y"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert {"sandbox", "default-src 'none'", "form-action 'none'"} <= set(POLICY.split("; "))
        assert f"/report/{page}/page" in browser.get(f"/report/{page}").text
        download = browser.get(f"/report/{other}/page")
        assert download.headers["content-disposition"] == "attachment"
        assert download.headers["content-type"] == "application/octet-stream"


def test_a_report_without_a_page(browser, book):
    id = next(iter(book.reports())).id
    assert browser.get(f"/report/{id}/page").status_code == 404
    assert "/page" not in browser.get(f"/report/{id}").text
