import pytest
from benchmarks.page_set.forms import PAGES
from benchmarks.pages import measure
from hypothesis import given
from hypothesis import strategies as st

from contested.intake.page_fields import author_name
from contested.intake.page_walls import walls
from contested.intake.pages import page

FLOORS = {"text_f1": 0.99, "title": 1.0, "author": 1.0, "outlet": 1.0, "published": 1.0, "language": 1.0, "no_text": 1.0}


def test_floors():
    score = measure()
    low = {name: value for name, value in score.figures.items() if value < FLOORS[name]}
    assert low == {}, "\n".join(score.mistakes)
    assert len(PAGES) >= 40


@pytest.mark.parametrize("wall", walls(), ids=lambda wall: wall.name)
def test_words_of_walls(wall):
    assert [text for text in wall.fires if not wall.stands_in(text)] == []
    assert [text for text in wall.spares if wall.stands_in(text)] == []
    assert not wall.stands_in(f"{wall.fires[0]} {'The army took the port. ' * 100}")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("By Jana Petrova", "Jana Petrova"),
        ("By Jana Petrova and Omar Said in Zawra", "Jana Petrova, Omar Said"),
        ("Omar Said, Tell Amara", "Omar Said"),
        ("Par Élise Morel", "Élise Morel"),
        ("بقلم سلمى حداد", "سلمى حداد"),
        ("https://www.facebook.com/levantpost", None),
        ("desk@herald.example", None),
        ("admin", None),
        ("The Herald", None),
        ("4 March 2021", None),
        ("", None),
    ],
)
def test_names_in_bylines(written, name):
    assert author_name(written, "The Herald") == name


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 50_000 + "x",
        "<html><body>" + "<time class=date>3 May 2020</time>" * 20_000,
        "<html><body><h1>a b c d e f g</h1>" + "<h2><a href='/a'>one two three four five</a></h2>" * 20_000,
        "<html><head><title>" + "a - " * 50_000 + "</title></head><body><h1>" + "a - " * 50_000,
        "<html><body><script type='application/ld+json'>" + "[" * 90_000 + "</script>",
        "<html><body><script type='application/ld+json'>[" + '{"@type":"NewsArticle"},' * 20_000 + "{}]</script>",
    ],
    ids=range(6),
)
def test_hostile_pages_end_soon(html):
    text, fields = page(html)
    assert text or fields.no_text


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_any_text_in_any_field(text, title, name):
    head = f"<title>{title}</title><meta name='author' content='{name}'><meta name='date' content='{name}'>"
    body = f"<h1>{title}</h1><p class=byline>{name}</p><p>{text}</p>"
    page(f"<html><head>{head}</head><body>{body}</body></html>", "https://example.org/a")
