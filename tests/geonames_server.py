"""GeoNames' files, made up in their real format, and a server of them on this machine that can be told to misbehave."""

from __future__ import annotations

import io
import threading
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def row(id, name, lat, lon, code, population="", others="", country="LY", ascii=None, admin=("77", "")):
    """A line of a country's file: 19 columns."""
    kind, feature = code.split(".")
    cells = (id, name, ascii or name, others, lat, lon, kind, feature, country, "", *admin, "", "", population, "", 50)
    return "\t".join(map(str, (*cells, "Africa/Tripoli", "2020-01-01"))) + "\n"


PLACES = (
    row(88319, "Benghazi", 32.11486, 20.06859, "P.PPLA", 650629, "BEN,Bengasi,bnghazy,بنغازي", admin=("54", ""))
    + row(9000001, "Ganfuda", 32.0333, 19.9833, "P.PPLX", "", "Qanfudah", admin=("54", ""))
    + row(9000002, "Bi’r Zqwert", 29.5, 18.25, "H.WLL")
    + row(9000003, "Zqwertix Air Base", 30.5, 18.5, "S.AIRB")
    + row(9000004, "Zqwertabad", 30.6, 18.6, "P.PPL", 300, "zqwrtabad")
    + row(9000005, "Sha‘bīyat Zqwert", 30.1, 18.0, "A.ADM1", "", "", admin=("99", ""))
    + row(9000006, "Mitiga International Airport", 32.894, 13.276, "S.AIRP")
)
NAMES = (
    "1\t9000001\ten\tGwanfuda\t1\t\t\t\t\t\n"
    "2\t9000001\tar\tقنفودة\t\t\t\t\t\t\n"
    "3\t9000001\tlink\thttps://example.org/Ganfuda\t\t\t\t\t\t\n"
    "4\t9000004\tde\tZqwertstadt\t\t\t\t\t\t\n"
    "5\t9000004\tiata\tZQW\t\t\t\t\t\t\n"
    "6\t88319\ten\tBenghazi Zqw\t\t\t\t\t\t\n"
)


def zipped(text, name="LY.txt", readme=True):
    """An archive as GeoNames makes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if readme:
            archive.writestr("readme.txt", "about these files\n")
        archive.writestr(name, text)
    return made.getvalue()


@dataclass
class Served:
    """One file: its bytes, and how the server gives them."""

    body: bytes
    cut: list[int] = field(default_factory=list)  # after how many bytes each of the first answers breaks off
    ranges: bool = True
    kind: str = "application/zip"
    tag: str = '"one"'
    declared: int | None = None  # a length that is not its own
    status: int = 200
    redirect: str | None = None


class Handler(BaseHTTPRequestHandler):
    """Answers from the server's `files`."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Range")))
        served = self.server.files.get(self.path)
        if served is None:
            return self.send_error(404)
        if served.status != 200:
            return self.send_error(served.status)
        if served.redirect:
            self.send_response(302)
            self.send_header("Location", served.redirect)
            return self.end_headers()
        asked = self.headers.get("Range")
        start = int(asked[6:-1]) if asked and served.ranges and self.headers.get("If-Range") == served.tag else 0
        if start and start >= len(served.body):
            return self.send_error(416)
        self.send_response(206 if start else 200)
        body = served.body[start:]
        self.send_header("Content-Type", served.kind)
        self.send_header("Content-Length", str(served.declared or len(body)))
        self.send_header("ETag", served.tag)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(served.body) - 1}/{len(served.body)}")
        self.end_headers()
        self.wfile.write(body[: served.cut.pop(0)] if served.cut else body)

    def log_message(self, *args):
        """Nothing is printed."""


@contextmanager
def serving(files):
    """A server of the files, and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    server.files, server.asked = files, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
