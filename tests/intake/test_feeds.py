# ruff: noqa: E501 -- a document a line
import pytest

from contested.errors import InputError
from contested.intake.addresses import address_key
from contested.intake.feeds import read_feed
from contested.intake.sitemaps import read_sitemap
from intake.bad_server import item, rss

BASE = "https://example.org/feed"
ARABIC = (
    "<?xml version='1.0' encoding='{}'?><rss><channel><title>صحيفة</title><item><title>الجيش يعلن</title></item></channel></rss>"
)


def first(raw, **options):
    return read_feed(raw if isinstance(raw, bytes) else raw.encode(), BASE, **options).entries[0]


@pytest.mark.parametrize(
    ("raw", "url", "title", "published"),
    [
        (rss(item("/a")), "https://example.org/a", "Army takes the old port", "2021-03-04"),
        ("<rss><channel><item><guid>https://e.org/1</guid><title>A</title></item></channel></rss>", "https://e.org/1", "A", None),
        ("<rss><item><link>https://e.org/1</link><title>A &amp;amp; B</title></item></rss>", "https://e.org/1", "A & B", None),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel/><item rdf:about='https://e.org/1'>"
            "<title>A</title><dc:date>2021-03-04T00:00Z</dc:date></item></rdf:RDF>",
            "https://e.org/1",
            "A",
            "2021-03-04",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>&lt;b&gt;A&lt;/b&gt;</title><link rel='self' href='/s'/>"
            "<link href='/a'/><updated>2022-01-01T00:00:00Z</updated><published>2021-03-04T00:00:00Z</published></entry></feed>",
            "https://example.org/a",
            "A",
            "2021-03-04",
        ),
        (
            '{"version":"https://jsonfeed.org/version/1","items":[{"external_url":"https://e.org/1","title":"A"}]}',
            "https://e.org/1",
            "A",
            None,
        ),
        ("<rss><channel><item><link>javascript:alert(1)</link><title>A</title></item></channel></rss>", None, "A", None),
        ("<rss><channel><item><title>A<item><title>B", None, "AB", None),
    ],
)
def test_entries(raw, url, title, published):
    entry = first(raw)
    assert (entry.url, entry.fields.title, entry.fields.published) == (url, title, published)


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (ARABIC.format("utf-8").encode(), None),
        (ARABIC.format("utf-8").encode("utf-8-sig"), None),
        (ARABIC.format("iso-8859-1").encode(), None),
        (ARABIC.format("utf-16").encode(), None),
        (ARABIC.format("utf-16").encode("utf-16"), None),
        (ARABIC.format("windows-1256").encode("cp1256"), None),
        (ARABIC.replace(" encoding='{}'", "").encode("cp1256"), "windows-1256"),
        (ARABIC.format("utf-8").encode("cp1256"), "windows-1256"),
    ],
    ids=range(8),
)
def test_encodings_and_lies_about_them(raw, charset):
    listing = read_feed(raw, BASE, charset=charset)
    assert (listing.title, listing.entries[0].fields.title) == ("صحيفة", "الجيش يعلن")


@pytest.mark.parametrize(
    "raw", [b"", b"<", b"<html></html>", b"{", b"[]", b"<rss", b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>", b"\x00" * 99, b"<urlset/>"]
)
def test_what_is_no_feed_is_refused(raw):
    with pytest.raises(InputError):
        if read_feed(raw, BASE).entries == ():
            raise InputError("nothing in it")


def test_no_entity_is_expanded_and_nothing_is_loaded(tmp_path):
    (tmp_path / "secret").write_text("secret")
    outside = f"<!DOCTYPE rss SYSTEM 'file://{tmp_path}/secret'><rss><channel><item><title>&x;</title></item></channel></rss>"
    assert "secret" not in str(read_feed(outside.encode(), BASE))
    with pytest.raises(InputError, match="entities"):
        read_feed(f"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file://{tmp_path}/secret'>]>{outside}".encode(), BASE)


def test_the_newest_of_a_sitemap_come_first():
    rows = "".join(f"<url><loc>https://e.org/{day}</loc><lastmod>2021-03-0{day}</lastmod></url>" for day in (1, 3, 2))
    listing = read_sitemap(f"<urlset>{rows}</urlset>".encode(), 2)
    assert [entry.url[-1] for entry in listing.entries] == ["3", "2"]
    assert listing.total == 3
    assert listing.entries[0].fields.published is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a/", "http://example.org/a", True),
        ("https://example.org/a?utm_source=x&id=1#top", "https://example.org/a?id=1", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/A", "https://example.org/a", False),
        ("https://example.org:443/a", "https://example.org/a", True),
    ],
)
def test_addresses_of_one_page(one, other, same):
    assert (address_key(one) == address_key(other)) == same
