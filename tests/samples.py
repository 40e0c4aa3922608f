"""A file of each format, made by the format's own writer, in our own words, with as many stories as are wanted."""

import gzip
import io
import json
import tarfile
import zipfile
from datetime import datetime
from email.message import EmailMessage

TITLE = "Army takes the harbour of Sirte"
OUTLET = "The Herald"
DAY = "2016-12-06"
URL = "https://herald.example/war/{}"
NUMBERS = ("none", "one", "two", "three", "four", "five")
PARAGRAPHS = (
    "The army took the harbour of Sirte on Monday, its spokesman said, after seven months of fighting in the coastal town.",
    "Residents who had fled to the east came back to find their houses mined, and the mayor asked them to wait for engineers.",
    "The spokesman said that {} fighters had given themselves up, and that the hospital was in the hands of the army.",
    "A doctor at the hospital said that three people had been killed and eleven wounded when a car bomb went off near the port.",
)


def paragraphs(number=40):
    return [one.format(number) for one in PARAGRAPHS]


def text(number=40):
    return "\n\n".join(paragraphs(number))


def page(number=40, dated=True):
    stamp = f'<meta property="article:published_time" content="{DAY}T10:00:00Z">' if dated else ""
    body = "".join(f"<p>{one}</p>" for one in paragraphs(number))
    return (
        f'<!DOCTYPE html><html><head><title>{TITLE} | {OUTLET}</title><meta property="og:site_name" content="{OUTLET}">{stamp}'
        f'<meta property="og:title" content="{TITLE}"></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>'
        f"<article><h1>{TITLE}</h1>{body}</article><footer>Copyright {OUTLET}</footer></body></html>"
    )


def row(number=40):
    return {"title": TITLE, "text": text(number), "outlet": OUTLET, "published": DAY, "url": URL.format(number)}


def jsonl(stories):
    return "".join(json.dumps(row(number)) + "\n" for number in range(stories)).encode()


def table(stories, separator=","):
    import csv

    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(row()), delimiter=separator)
    writer.writeheader()
    writer.writerows(row(number) for number in range(stories))
    return out.getvalue().encode()


def parquet(stories):
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.Table.from_pylist([row(number) for number in range(stories)]), out)
    return out.getvalue()


def docx(number=40):
    import docx

    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.created = datetime(2024, 5, 6, 7, 8)
    document.add_heading(TITLE)
    for one in paragraphs(number):
        document.add_paragraph(one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(number=40, pages=1, columns=1, password=None):
    from fpdf import FPDF

    paper = FPDF(format="A4")
    paper.set_auto_page_break(False)
    paper.set_title(TITLE)
    for at in range(1, pages + 1):
        paper.add_page()
        paper.set_font("Helvetica", size=8)
        paper.text(20, 10, f"{OUTLET}   6 December 2016   {at}")
        paper.set_font("Helvetica", size=18)
        paper.text(20, 25, TITLE)
        paper.set_font("Helvetica", size=10)
        for column in range(columns):
            paper.set_xy(20 + 90 * column, 35)
            own = f"Page {NUMBERS[at]}, column {NUMBERS[column + 1]} begins here. {text(number)} It ends with {NUMBERS[at]}."
            paper.multi_cell(170 / columns - 5, 5, own, align="L")
        paper.text(100, 290, f"Page {at} of {pages}")
    if password:
        paper.set_encryption(owner_password="owner", user_password=password)
    return bytes(paper.output())


def picture_pdf():
    from fpdf import FPDF

    paper = FPDF()
    paper.add_page()
    paper.rect(20, 20, 100, 100)
    return bytes(paper.output())


def mail(number=40, html=False, attachment=None):
    message = EmailMessage()
    message["From"] = f"{OUTLET} <news@herald.example>"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 06 Dec 2016 10:00:00 +0000"
    message.set_content("See the page." if html else text(number))
    if html:
        message.add_alternative(page(number), subtype="html")
    if attachment:
        message.add_attachment(attachment[1], maintype="application", subtype="octet-stream", filename=attachment[0])
    return message.as_bytes()


def mbox(stories):
    return b"".join(b"From news@herald.example Tue Dec  6 10:00:00 2016\n" + mail(one) + b"\n" for one in range(stories))


def mhtml(number=40):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = URL.format(number)
    message["Subject"] = TITLE
    message["Date"] = "Wed, 07 Dec 2016 10:00:00 +0000"
    message.set_content(page(number, dated=False), subtype="html")
    message.make_mixed()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes()


def rtf(number=40):
    body = "".join("{\\pard " + one.replace("\u2014", "\\emdash ") + "\\par}\n" for one in paragraphs(number))
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title x}}" + "\n" + body + "}").encode()


def xml(stories):
    rows = "".join(
        f"<article><title>{TITLE}</title><source>{OUTLET}</source><date>{DAY}</date><url>{URL.format(number)}</url>"
        f"<text>{text(number)}</text></article>"
        for number in range(stories)
    )
    return f'<?xml version="1.0"?><articles>{rows}</articles>'.encode()


def timeml(number=40):
    stamp = f'<DCT><TIMEX3 tid="t0" type="DATE" value="{DAY}">{DAY}</TIMEX3></DCT>'
    return f'<?xml version="1.0"?><TimeML><DOCID>a</DOCID>{stamp}<TEXT>{text(number)}</TEXT></TimeML>'.encode()


def record(number, kind="response", answer=b"", url=None):
    from fastwarc.warc import WarcRecord, WarcRecordType

    made = WarcRecord()
    made.init_headers(record_type=getattr(WarcRecordType, kind))
    made.headers["WARC-Target-URI"] = URL.format(number) if url is None else url
    made.headers["WARC-Date"] = "2016-12-07T08:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(answer)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def answer(body, content="text/html; charset=utf-8", status="200 OK"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n\r\n".encode() + body


def warc(stories, zipped=True, dated=False):
    records = [record(number, answer=answer(page(number, dated).encode())) for number in range(stories)]
    return b"".join(map(gzip.compress, records) if zipped else records)


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def wacz(stories):
    return zipped(
        {"datapackage.json": b"{}", "archive/data.warc.gz": warc(stories), "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n'}
    )


def files(stories):
    return {f"folder/{number}.txt": text(number).encode() for number in range(stories)}


MAKERS = {  # by the ending: the bytes of a file that holds so many stories; those of formats of one story hold one
    ".txt": lambda stories: f"Title: {TITLE}\nOutlet: {OUTLET}\nDate: {DAY}\n\n{text()}".encode(),
    ".md": lambda stories: f"---\ntitle: {TITLE}\ndate: {DAY}\n---\n# {TITLE}\n\n{text()}".encode(),
    ".html": lambda stories: page().encode(),
    ".mhtml": lambda stories: mhtml(),
    ".pdf": lambda stories: pdf(pages=2, columns=2),
    ".docx": lambda stories: docx(),
    ".rtf": lambda stories: rtf(),
    ".eml": lambda stories: mail(html=True),
    ".mbox": mbox,
    ".jsonl": jsonl,
    ".json": lambda stories: json.dumps({"articles": [row(number) for number in range(stories)]}).encode(),
    ".csv": table,
    ".tsv": lambda stories: table(stories, "\t"),
    ".parquet": parquet,
    ".xml": xml,
    ".tml": lambda stories: timeml(),
    ".warc": lambda stories: warc(stories, zipped=False),
    ".wacz": wacz,
    ".zip": lambda stories: zipped(files(stories)),
    ".tar": lambda stories: tarred(files(stories)),
}
SAME = {
    ".text": ".txt",
    ".markdown": ".md",
    ".htm": ".html",
    ".xhtml": ".html",
    ".mht": ".mhtml",
    ".ndjson": ".jsonl",
    ".tab": ".tsv",
}


def sample(ending, stories=2):
    """The bytes of a file of the format with this ending."""
    return MAKERS[SAME.get(ending, ending)](stories)


def packed(content):
    return gzip.compress(content)
