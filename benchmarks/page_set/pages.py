"""A page of the set with what is to be read in it, and how most sites put an article together."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.page_set.parts import CAPTION, COOKIES, FIGURE, NAV, NEWSLETTER, SHARE, paragraphs
from benchmarks.page_set.stories import Story


@dataclass(frozen=True)
class Page:
    """A page, and what is to be read in it. `published` None: it says nothing of its day, and a wrong day is worse than none."""

    name: str
    html: str | bytes
    story: Story | None  # None: no text is to be read
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    title: str | None = None
    url: str = "https://herald.example/2021/port"
    extra: str = ""  # text of the article beside the story's
    may: str = field(default=CAPTION)  # text that may be there or not

    @property
    def wanted(self) -> str:
        """The text that is to be read."""
        if self.story is None:
            return ""
        return "\n".join((self.title or self.story.title, *self.story.paragraphs, self.extra))


class Pages(list[Page]):
    """Pages in the order in which they were written."""

    def add(self, name: str, story: Story | None, html: str | bytes, **expected: object) -> None:
        """Adds a page."""
        self.append(Page(name=name, story=story, html=html, **expected))  # type: ignore[arg-type]


def article(story: Story, by: str = "", between: dict[int, str] | None = None, after: str = "") -> str:
    """An article as most sites have it."""
    return f"{NAV}{COOKIES}<main><article><header><h1>{story.title}</h1>{by}</header>{FIGURE}{SHARE}{paragraphs(story, between)}</article>{after}</main>{NEWSLETTER}"


def news_article(
    story: Story, outlet: str, published: str, author: object = None, modified: str | None = None, **more: object
) -> dict[str, object]:
    """schema.org's NewsArticle."""
    row: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": published,
    }
    row |= {
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": outlet,
            "logo": {"@type": "ImageObject", "url": "https://herald.example/l.png"},
        }
    }
    if author:
        row["author"] = author
    if modified:
        row["dateModified"] = modified
    return {**row, **more}


def full(story: Story, outlet: str) -> str:
    """A page with a title as browsers show it, and all usual parts."""
    return f"{story.title} | {outlet}"
