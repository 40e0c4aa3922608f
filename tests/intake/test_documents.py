# ruff: noqa: E501 -- a document a line
"""PDF, Word, Rich Text and mail, and many documents in one file."""

import pytest

import samples
from contested.intake.pdf_layout import Piece, document_text
from loading import ends, load, one


def test_pdf_in_columns():
    text = one(samples.pdf(pages=3, columns=2), "a.pdf").text
    order = [text.index(f"Page {page}, column {column} begins") for page in ("one", "two", "three") for column in ("one", "two")]
    assert order == sorted(order)
    assert text.startswith(samples.TITLE)
    assert "Page 2 of 3" not in text
    assert text.count("The Herald") == 0
    assert "the coastal town.\n\nResidents who had fled to the east came back to find their houses mined, and the mayor" in text
    report = one(samples.pdf(pages=3), "a.pdf")
    assert (report.title, report.published, report.published_source) == (samples.TITLE, "2016-12-06", "page")


def lines(*texts, x=50.0, size=10.0, top=700.0):
    return [Piece(x=x, y=top - 12 * number, size=size, text=text) for number, text in enumerate(texts)]


LAID = [
    (lines("The govern-", "ment fell."), "The government fell."),
    (lines("A co-operation of two", "and a co-", "operation of three."), "A co-operation of two and a co-operation of three."),
    (lines("It ended here.") + lines("It began there.", top=650.0), "It ended here.\n\nIt began there."),
    (lines("A headline", size=20.0) + lines("Some text.", top=680.0), "A headline\n\nSome text."),
    (lines("one two", "• three", "• four"), "one two\n\n• three\n\n• four"),
    ([], ""),
    (lines("12"), ""),
    ([Piece(x=50, y=700, size=10, text="left"), Piece(x=80, y=700, size=10, text="right")], "left right"),
]


@pytest.mark.parametrize(("pieces", "text"), LAID)
def test_layout(pieces, text):
    assert document_text([pieces])[0] == text


def test_a_slow_pdf_is_put_away_and_the_next_is_read(monkeypatch):
    monkeypatch.setenv("CONTESTED_MAX_SECONDS", "0.01")
    from contested.intake import apart

    apart.end()
    (loaded,) = load(samples.pdf(pages=2), "a.pdf")
    assert (loaded.outcome.name, "max_seconds" in loaded.outcome.reason) == ("refused", True)
    monkeypatch.setenv("CONTESTED_MAX_SECONDS", "60")
    assert one(samples.pdf(), "a.pdf").title == samples.TITLE
    apart.end()


def test_word_documents():
    report = one(samples.docx(), "a.docx")
    assert (report.title, report.published_source) == (samples.TITLE, "file")
    assert report.text == samples.TITLE + "\n\n" + samples.text()
    assert one(samples.docx(), "a.txt").text == report.text  # by its bytes


def word(body):
    return samples.zipped({"word/document.xml": f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'})


WORDS = [
    ("<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>words</w:t></w:r></w:p>", "Kept words"),
    ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "One\ntwo"),
    ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>end</w:t></w:r></w:p>", "cell\n\nend"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), WORDS)
def test_words_of_word(body, text):
    assert one(word(body), "a.docx").text == text


def test_entities_and_deep_xml_are_not_followed():
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><w><p><t>&b;&x; words</t></p></w>'
    report = one(samples.zipped({"word/document.xml": bomb}), "a.docx")
    assert report.text == "words"
    assert len(ends(samples.zipped({"word/document.xml": "<a>" * 5000 + "x"}), "a.docx")) == 1


RICH = [
    (rb"{\rtf1\ansi Plain {\b bold} words.\par Next}", "Plain bold words.\n\nNext"),
    (rb"{\rtf1\ansi\ansicpg1256 \'c7\'e1\'c7}", "الا"),
    (rb"{\rtf1 \u1575?\u1604? end}", "ال end"),
    (rb"{\rtf1 \uc2\u8220 xxquoted\u8221 xx}", "“quoted”"),
    (rb"{\rtf1{\*\unknown gone}{\fonttbl{\f0 Times;}}{\pict 00ff}kept \{braces\}}", "kept {braces}"),
    (rb"{\rtf1 \u55357?\u56832? pair \u55357? lone}", "😀 pair \ufffd lone"),
]


@pytest.mark.parametrize(("raw", "text"), RICH)
def test_rich_text(raw, text):
    assert one(raw, "a.rtf").text == text


def test_mail():
    report = one(samples.mail(), "a.eml")
    assert (report.title, report.author, report.outlet, report.published) == (
        samples.TITLE,
        samples.OUTLET,
        "herald.example",
        samples.DAY,
    )
    assert report.text == samples.text()
    assert "forty" not in report.text and one(samples.mail(html=True), "a.eml").text.startswith(samples.TITLE)
    both = load(samples.mail(attachment=("b.csv", samples.table(2))), "a.eml")
    assert [loaded.path for loaded in both] == ["a.eml", "a.eml, attachment b.csv, line 2", "a.eml, attachment b.csv, line 9"]
    assert ends(samples.mail(attachment=("b.exe", b"MZ")), "a.eml") == ["added"]


def test_mail_with_odd_heads():
    head = b"Subject: =?utf-8?q?Re:_Arm=C3=A9e?= \r\nFrom: x\r\nDate: no day\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n"
    (loaded,) = load(head + b"> " + samples.text().encode() + b"\n-- \nSigned", "a.eml")
    assert loaded.report.title == "Armée"
    assert loaded.report.text == samples.text()
    assert "no day" in loaded.outcome.reason


def test_mailboxes():
    raw = samples.mbox(3).replace(b"and the mayor", b"\n\nFrom there on the mayor", 0) + b"From x\nSubject: none\n\n\n"
    assert [loaded.path for loaded in load(raw, "a.mbox")] == [f"a.mbox, message {number}" for number in range(1, 5)]
    assert ends(raw, "a.mbox") == ["added"] * 3 + ["no text"]


NEWER = """{}
The Herald

December 6, 2016 Tuesday

Copyright 2016 The Herald All Rights Reserved

Section: NEWS; Pg. 4
Length: 90 words
Byline: A. Writer

Body

{}

Load-Date: December 7, 2016

End of Document
"""
OLDER = """                       {} of 2 DOCUMENTS

                         The Herald

                    December 6, 2016 Tuesday

{}

BYLINE: A. Writer
SECTION: NEWS; Pg. 4
LENGTH: 90 words

{}

LOAD-DATE: December 7, 2016
LANGUAGE: ENGLISH

"""
COUNTED = """{}

By A. Writer
90 words
6 December 2016
The Herald
HRLD
English
(c) 2016 The Herald. All rights reserved.

{}

Document HRLD000020161206ec{}
"""


@pytest.mark.parametrize(
    "raw",
    [
        "".join(NEWER.format(f"A town falls {number}", samples.text(number)) for number in (1, 2)),
        "".join(OLDER.format(number, f"A town falls {number}", samples.text(number)) for number in (1, 2)),
        "".join(COUNTED.format(f"A town falls {number}", samples.text(number), f"c60000{number}") for number in (1, 2)),
    ],
    ids=["newer", "older", "counted"],
)
def test_exports_of_archives_are_cut_up(raw):
    found = load(raw, "a.txt")
    assert [loaded.path for loaded in found] == ["a.txt, document 1", "a.txt, document 2"]
    for number, loaded in enumerate(found, 1):
        report = loaded.report
        assert (report.title, report.outlet, report.published) == (f"A town falls {number}", "The Herald", "2016-12-06")
        assert "Writer" in report.author
        assert report.text == f"A town falls {number}\n\n{samples.text(number)}"


def test_a_corpus_in_one_file():
    raw = (
        "DEV-MUC3-0001 (XYZ)\n\n   SOMEWHERE, 3 JAN 90 -- [TEXT] THE ARMY\nSAID SO.\n\n   MORE.\n\nDEV-MUC3-0002\n\n   ELSEWHERE.\n"
    )
    found = load(raw, "a.txt")
    assert [loaded.path for loaded in found] == ["a.txt, DEV-MUC3-0001", "a.txt, DEV-MUC3-0002"]
    assert found[0].report.text == "SOMEWHERE, 3 JAN 90 -- [TEXT] THE ARMY SAID SO.\n\nMORE."


def test_ordinary_texts_are_not_cut_up():
    for text in (
        "3 of 25 people were hurt.\n\n2 of 9\n",
        "He read End of Document aloud.\n\nEnd of Document\n",
        "Document 1 of 2\n",
    ):
        assert len(load(text + samples.text(), "a.txt")) == 1
