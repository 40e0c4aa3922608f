"""What stands around an article on real pages: menus, notes on cookies, shares, related links, comments, footers."""

# ruff: noqa: E501 -- what stands on a page reads best as it is

from __future__ import annotations

import json
from collections.abc import Iterable

from benchmarks.page_set.stories import Story

SECTIONS = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion", "Video", "Weather", "Jobs")
NAV = "<nav class='main-nav'><ul>" + "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in SECTIONS) + "</ul></nav>"
COOKIES = (
    "<div id='cookie-notice' class='cookie-consent' role='dialog'><p>We and our 842 partners store cookies on your device to show "
    "you advertising that suits you and to measure our audience. You can change your choice at any time.</p>"
    "<button>Accept all</button><button>Reject all</button><a href='/cookies'>Cookie policy</a></div>"
)
SHARE = (
    "<div class='share-tools'><a href='#'>Share on Facebook</a> <a href='#'>Tweet this</a> <a href='#'>WhatsApp</a>"
    " <a href='#'>Copy link</a></div>"
)
NEWSLETTER = (
    "<div class='newsletter-signup'><h3>Sign up for our morning briefing</h3><p>Get the stories that matter, every day before "
    "breakfast. By signing up you agree to our terms of use.</p><input type='email'><button>Subscribe</button></div>"
)
HEADLINES = (
    "Dam workers strike for third week over unpaid wages",
    "Opposition leader freed after night in police station",
    "Flood carries away bridge on coast road, two missing",
    "Central bank raises rates again as currency slides",
    "Why the river talks failed: five questions answered",
    "In pictures: the festival of lanterns returns",
)
RELATED = (
    "<aside class='related-stories'><h2>Related stories</h2><ul>"
    + "".join(f"<li><a href='/story/{number}'>{line}</a></li>" for number, line in enumerate(HEADLINES))
    + "</ul></aside>"
)
MORE = "<p class='read-more'><strong>Read more:</strong> <a href='/story/77'>Dam workers strike for third week over unpaid wages</a></p>"
COMMENTS = (
    "<section id='comments' class='comments-area'><h2>3 comments</h2><div class='comment'><b>hawk71</b><p>They always say that they "
    "hold the place and a week later they have lost it again. I do not believe a word of the spokesman.</p></div><div "
    "class='comment'><b>Mira</b><p>My aunt lives there and she says that there was no shelling at all on that morning, only "
    "fireworks from a wedding.</p></div><div class='comment'><b>old_sailor</b><p>Who profits from the price of flour? Ask that."
    "</p></div></section>"
)
FOOTER = (
    "<footer><p>Copyright © 2024 {outlet}. All rights reserved. No part of this site may be copied without leave.</p><ul><li><a "
    "href='/about'>About us</a></li><li><a href='/contact'>Contact</a></li><li><a href='/privacy'>Privacy</a></li></ul></footer>"
)
CAPTION = "Smoke over the harbour seen from the upper town. Photo: Jana Petrova / Herald Pictures"
FIGURE = f"<figure><img src='/i/1.jpg' alt='smoke'><figcaption>{CAPTION}</figcaption></figure>"
SCRIPT = "<script>window.dataLayer=window.dataLayer||[];dataLayer.push({'page':'article','pub':'2019-01-01'});</script>"
STYLE = "<style>.a{color:#123}.b::before{content:'Advertisement'}</style>"


def paragraphs(story: Story, between: dict[int, str] | None = None, tag: str = "p") -> str:
    """The story's paragraphs, with other things after some of them."""
    between = between or {}
    return "".join(f"<{tag}>{text}</{tag}>\n{between.get(number, '')}" for number, text in enumerate(story.paragraphs))


def ld(*rows: object) -> str:
    """Blocks of JSON-LD."""
    return "".join(f"<script type='application/ld+json'>{json.dumps(row, ensure_ascii=False)}</script>" for row in rows)


def og(**fields: str) -> str:
    """OpenGraph and article fields: `site_name`, `title`, `article_published_time`, …"""
    names = {name: name.replace("article_", "article:", 1) if name.startswith("article_") else f"og:{name}" for name in fields}
    return "".join(f'<meta property="{names[name]}" content="{value}">' for name, value in fields.items())


def named(**fields: str) -> str:
    """Meta fields by name."""
    return "".join(f'<meta name="{name.replace("_", "-")}" content="{value}">' for name, value in fields.items())


def document(head: str, body: str, lang: str | None = "en", direction: str = "ltr", title: str = "") -> str:
    """A whole page."""
    attributes = (f' lang="{lang}"' if lang else "") + (' dir="rtl"' if direction == "rtl" else "")
    top = f"<!DOCTYPE html><html{attributes}><head><meta charset='utf-8'><title>{title}</title>{STYLE}{head}{SCRIPT}</head>"
    return f"{top}<body>{body}</body></html>"


def footer(outlet: str) -> str:
    """The foot of a page."""
    return FOOTER.format(outlet=outlet)


def blocks(parts: Iterable[str], kind: str) -> str:
    """Each part in a block of this class."""
    return "".join(f"<div class='{kind}'>{part}</div>" for part in parts)
