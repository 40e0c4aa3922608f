"""Paragraphs of a report, and what each is: title, body, caption, or debris that must give no claim."""

from __future__ import annotations

import re

from contested.reading.draft import Block

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[a-z])[^\n]+)*")  # lines; a line that goes on in lower case is a wrapped one
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s*$")
LONGEST_TITLE = 22  # words
DEBRIS = re.compile(
    r"^\W*(?:(?:please )?subscribe\b|sign up\b|sign in\b|log ?in\b|share (?:this|on|via)\b|follow us\b|read more\b|read also\b|also read\b|see also\b|more:|"
    r"related(?: articles?| stories| news)?\b\W*$|advertisement\b|- ?advertisement|sponsored\b|tags?\s*:|link\s*:|filed under|posted (?:in|by|on)\b|"
    r"photo(?:s|graph)?\s*(?:by|:|credit)|image\s*:|source\s*:|copyright\b|©|\(c\) |all rights reserved|reading time|loading\b|menu\b|home\b\W*$|"
    r"comments?\b.{0,12}$|leave a (?:reply|comment)|%d bloggers|like this\b|tweet\b|facebook\b|whatsapp\b|email\b\W*$|print\b\W*$|click (?:here|to)|download\b.{0,40}$|"
    r"get (?:real[- ]time|the latest|our)|this (?:site|website) uses|we use cookies|cookie|accept (?:all|cookies)|newsletter|watch\s*:|listen\s*:|video\s*:|"
    r"in this article|skip to|next article|previous article|trending|most (?:read|popular)|recommended\b|you may (?:also )?like|support (?:us|our)|donate\b|"
    r"disclaimer\b|terms (?:of|and)|privacy policy|editing by|reporting by|additional reporting|writing by|updated? (?:at|on)?\s*:?\s*\d|published\s*:?\s*\d|"
    r"last (?:updated|modified)|by\s+(?:[A-Z][\w.'’-]*\s*){1,4}$|\d[\d,. ]*$)",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"\((?:AFP|AP|EPA|Reuters|Getty|Xinhua|File|Photo|Anadolu|AA)\b[^)]{0,60}\)|\b(?:EPA|AFP|AP|Getty Images|REUTERS|Shutterstock|Anadolu)\s?/\s?[A-Z]|\((?:R|L|C)\)|"
    r"\[(?:AFP|AP|EPA|Reuters|Getty|File|Photo)\b[^\]]{0,60}\]|\bfile (?:photo|picture)\b|^(?:photo|image|caption|picture)\s*:",
    re.IGNORECASE,
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """First and past-the-last character of each paragraph that has a letter or digit."""
    found = []
    for match in PARAGRAPH.finditer(text):
        words = match.group()
        if re.search(r"\w", words):
            start = match.start() + len(words) - len(words.lstrip())
            found.append((start, match.start() + len(words.rstrip())))
    return found


def paragraph_starts(text: str) -> set[int]:
    """Offsets of the first character of each paragraph."""
    return {start for start, _ in paragraphs(text)}


def blocks_of(text: str) -> list[Block]:
    """The paragraphs with their roles."""
    spans = paragraphs(text)
    bodies = [is_sentence(text[start:end]) for start, end in spans]
    first_body = next((i for i, body in enumerate(bodies) if body), len(spans))
    seen: set[str] = set()
    blocks = []
    for i, (start, end) in enumerate(spans):
        words = text[start:end]
        blocks.append(Block(start, end, role_of(words, i < first_body < len(spans), bodies[i], words in seen)))
        seen.add(words)
    return blocks


def is_sentence(words: str) -> bool:
    """Whether a paragraph reads as running text: it ends as a sentence does, or is long."""
    return bool(SENTENCE_END.search(words)) or len(words.split()) > LONGEST_TITLE


def role_of(words: str, above_body: bool, sentence: bool, repeated: bool) -> str:
    """What a paragraph is."""
    size = len(words.split())
    if (size <= 40 and DEBRIS.match(words)) or (repeated and size <= LONGEST_TITLE):
        return "debris"
    if size <= 80 and CAPTION.search(words):
        return "caption"
    if above_body and not sentence:
        return "title"
    if not sentence and size <= 3:
        return "debris"
    return "body"
