import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.intake.robots import LONGEST_DELAY, fits, read_robots

LONE = "User-agent: contested\n"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("user-AGENT: CONTESTED\ndisallow: /a", "/ab", False),
        ("User-agent: contested/1.0\nDisallow: /a", "/ab", False),
        ("User-agent: *\nDisallow: /\nUser-agent: contested\nDisallow: /b", "/a", True),
        ("User-agent: a\nUser-agent: contested\nDisallow: /b\nUser-agent: c\nDisallow: /", "/a", True),
        ("User-agent: contested\nDisallow: /b\nUser-agent: x\nDisallow: /\nUser-agent: contested\nDisallow: /a", "/a", False),
        (f"{LONE}Allow: /a\nDisallow: /", "/a/b", True),
        (f"{LONE}Disallow: /a/b\nAllow: /a", "/a/b/c", False),
        (f"{LONE}Disallow: /a\nAllow: /a", "/a", True),
        (f"{LONE}Disallow: *.php", "/x.php?a", False),
        (f"{LONE}Disallow: /*.php$", "/x.php?a", True),
        (f"{LONE}Disallow: /*.php$", "/x.php", False),
        (f"{LONE}Disallow: /a*b*c", "/axxbyyc", False),
        (f"{LONE}Disallow: /a*b*c", "/axxcyyb", True),
        (f"{LONE}Disallow: /$", "/", False),
        (f"{LONE}Disallow: /$", "/a", True),
        (f"{LONE}Disallow: /ü", "/%C3%BC", False),
        (f"{LONE}Disallow: /%7Ea", "/~a", False),
        (f"{LONE}Disallow: /a # no", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\r", "/a", False),
        ("Disallow: /a\nUser-agent: *\nAllow: /", "/a", True),
        (f"{LONE}Sitemap: /x\nDisallow: /a", "/a", False),
        (f"{LONE}Crawl-delay: 3\nDisallow: /a", "/a", False),
        ("<html>User-agent: *\nDisallow: /</html>", "/", True),
    ],
)
def test_what_may_be_fetched(text, path, allowed):
    assert read_robots(text.encode()).allows(path) == allowed


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("5", 5.0), ("0.5", 0.5), ("-1", None), ("soon", None), ("1e9", LONGEST_DELAY), ("nan", None)],
)
def test_delays(written, seconds):
    assert read_robots(f"{LONE}Crawl-delay: {written}\n".encode()).delay == seconds


@given(st.text("ab*/", max_size=12), st.text("ab/", max_size=12))
def test_patterns_fit_as_a_plain_reading_says(pattern, path):
    """The same as by trying every length for each star."""

    def plain(pattern, path):
        if not pattern:
            return True
        if pattern[0] == "*":
            return any(plain(pattern[1:], path[start:]) for start in range(len(path) + 1))
        return path[:1] == pattern[0] and plain(pattern[1:], path[1:])

    assert fits(pattern, path) == plain(pattern, path)
    assert fits(pattern + "$", path) == plain_whole(pattern, path)


def plain_whole(pattern, path):
    if not pattern:
        return not path
    if pattern[0] == "*":
        return any(plain_whole(pattern[1:], path[start:]) for start in range(len(path) + 1))
    return path[:1] == pattern[0] and plain_whole(pattern[1:], path[1:])


def test_hostile_patterns_end_soon():
    raw = (LONE + "Disallow: /" + "*a" * 5000 + "$\n" + "Disallow: /" + "a*" * 200 + "b\n" * 2000).encode()
    begun = time.process_time()
    assert read_robots(raw).allows("/" + "a" * 4000)
    assert time.process_time() - begun < 2
