# ruff: noqa: E501 -- a page a line
import pytest
from benchmarks.page_set.forms import PAGES
from benchmarks.page_set.last import LAST
from benchmarks.page_set.later import LATER
from benchmarks.page_set.parts import HEADLINES, NAV, document, footer, paragraphs
from benchmarks.page_set.stories import HOSPITAL, PORT
from benchmarks.pages import measure
from hypothesis import given
from hypothesis import strategies as st

from contested.intake.page_dates import line_date
from contested.intake.page_fields import author_name
from contested.intake.page_walls import walls
from contested.intake.pages import page

FLOORS = {"text_f1": 0.95, "title": 1.0, "author": 1.0, "outlet": 1.0, "published": 1.0, "language": 1.0, "no_text": 1.0}


@pytest.mark.parametrize("pages", [PAGES, LATER, LAST], ids=["tuned on", "written later", "written last"])
def test_floors(pages):
    score = measure(pages)
    low = {name: value for name, value in score.figures.items() if value < FLOORS[name]}
    assert low == {}, "\n".join(score.mistakes)


@pytest.mark.parametrize("wall", walls(), ids=lambda wall: wall.name)
def test_words_of_walls(wall):
    assert [text for text in wall.fires if not wall.stands_in(text)] == []
    assert [text for text in wall.spares if wall.stands_in(text)] == []
    assert not wall.stands_in(f"{wall.fires[0]} {'The army took the port. ' * 100}")


def article(inner, title="Army takes the old port"):
    return document("", f"{NAV}<main><h1>{title}</h1>{inner}</main>{footer('The Herald')}", title=title)


HEADS = [" ".join(text.split()[:6]) for text in PORT.paragraphs]
WHOLE = paragraphs(PORT)
LOOKALIKES = {
    "a roundup, each part under a linked heading": "".join(
        f"<h2><a href='/s/{n}'>{head}</a></h2><p>{PORT.paragraphs[n]}</p><p>{HOSPITAL.paragraphs[n]}</p>"
        for n, head in enumerate(HEADS)
    ),
    "teasers below the article, in no aside": WHOLE
    + "".join(f"<div><h3><a href='/{n}'>{line}</a></h3><p>{HOSPITAL.paragraphs[n]}</p></div>" for n, line in enumerate(HEADLINES)),
    "a live page whose posts have addresses of their own": "".join(
        f"<div><h2><a href='/live/port-1/{n}'>{head}</a></h2><p>{PORT.paragraphs[n]}</p></div>" for n, head in enumerate(HEADS)
    ),
    "posts without full stops": "<div>" + "<br>".join(f"{line} since five this morning" for line in HEADLINES * 2) + "</div>",
    "access that was denied": "<p>Access denied to camp for third day, an aid agency says. Guards turned back four lorries on Monday.</p>",
    "subscribers of a network": "<p>Only emergency calls went through for subscribers of the state company, it said on Monday evening.</p>",
    "convoys that are redirected": "<p>The army is redirecting its convoys to the north, a spokesman said on Monday.</p>",
    "a link in each paragraph": "".join(f"<p><a href='/{n}'>{head}</a> {PORT.paragraphs[n]}</p>" for n, head in enumerate(HEADS)),
    "a preformatted text": "<pre>" + "\n\n".join(PORT.paragraphs) + "</pre>",
    "a list for paragraphs": "<ul>" + "".join(f"<li>{text}</li>" for text in PORT.paragraphs) + "</ul>",
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_articles_that_look_like_something_else(name):
    text, fields = page(article(LOOKALIKES[name]), "https://example.org/live/port-1")
    assert (bool(text), fields.no_text) == (True, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 March 2021", "2021-03-04"),
        ("Thu 4 Mar 2021 10.00 GMT", "2021-03-04"),
        ("March 4th, 2021", "2021-03-04"),
        ("4 марта 2021, 18:20", "2021-03-04"),
        ("18:20 04.03.2021", "2021-03-04"),
        ("الخميس 4 مارس 2021", "2021-03-04"),
        ("٤ آذار ٢٠٢١", "2021-03-04"),
        ("۱۲ نوامبر ۲۰۲۱", "2021-11-12"),
        ("4 كانون الثاني 2021", "2021-01-04"),
        ("4 במרץ 2021", "2021-03-04"),
        ("4 de marzo de 2021", "2021-03-04"),
        ("4 Mart 2021", "2021-03-04"),
        ("2021-03-04T10:00:00Z", "2021-03-04"),
        ("04/03/2021", None),
        ("25/03/2021", "2021-03-25"),
        ("31 February 2021", None),
        ("4 March 1821", None),
        ("4 March 2999", None),
        ("on page 4 of 2021", None),
        ("", None),
    ],
)
def test_the_day_of_a_line(line, day):
    assert line_date(line) == day


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
