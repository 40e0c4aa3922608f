"""Parts of a report's text: the news itself, without what the page holds below it, and without the background that follows."""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FOOT = re.compile(  # what stands below an article on its page: other articles, comments, how to subscribe
    r"\b(?:Prev(?:ious)? Post|Next Post|Other news|Related (?:News|Articles?|Stories|Posts?)|Read (?:More|Next)|Recommended Stories"
    r"|Comments are closed|Additional Live Streams|Sign up here)\b",
    re.IGNORECASE,
)
BACKGROUND = re.compile(  # how a sentence begins that tells what was before, or how it all stands
    r"(?:(?<=[.!?”\"\n] )|(?<=\n))(?:On (?:the )?(?:\d{1,2} )?(?:" + MONTHS + r")|In (?:" + MONTHS + r")|Yesterday|Earlier"
    r"|Last (?:week|month|year)|Since (?:early|the beginning)|It is worth|A few hours ago|Previously)\b"
)
LEAST_BODY = 80  # characters: what stands above the first sign of a foot, or the sign is in the article itself
LEAST_NEWS = 120  # characters: nobody tells the background first


def body_of(text: str) -> str:
    """The text above the page's foot; the whole where it has none."""
    foot = FOOT.search(text, min(LEAST_BODY, len(text)))
    return text[: foot.start()] if foot else text


def news_of(body: str) -> str:
    """The text before the first sentence of background; the whole where it has none."""
    background = BACKGROUND.search(body, min(LEAST_NEWS, len(body)))
    return body[: background.start()] if background else body


def ends_of(text: str) -> tuple[int, int]:
    """Where the news ends in a text, and where the article does: below are the background, and the foot of the page."""
    body = body_of(text)
    return len(news_of(body)), len(body)
