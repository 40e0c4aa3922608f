"""Settings: one row a setting, with its name, default and help. Each is read from the environment as CONTESTED_NAME."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, its default and what it is for."""

    name: str
    default: str
    help: str

    def value(self) -> str:
        """The value in force: the environment's, else the default."""
        return os.environ.get(f"CONTESTED_{self.name.upper()}", self.default)


SETTINGS = (
    Setting("max_bytes", "20000000", "the largest file, unpacked, or line of JSON Lines that is taken as one report"),
    Setting("max_characters", "500000", "the longest text that is read as one report"),
    Setting("max_seconds", "60", "the longest that taking one PDF apart may last"),
    Setting("max_entries", "100000", "the most files that an archive may hold"),
    Setting("max_archive_bytes", "20000000000", "the most bytes, unpacked, that are taken out of one archive"),
    Setting("data_folder", "~/.local/share/contested", "where added gazetteers and the indexes of the embedded one are kept"),
    Setting(
        "geonames_url", "https://download.geonames.org/export/dump", "where `contested gazetteer add` gets GeoNames' countries"
    ),
    Setting("max_download_bytes", "500000000", "the largest file that is downloaded"),
    Setting("session_hours", "12", "how long somebody stays signed in to the web app"),
    Setting("sign_in_tries", "10", "how often one may try to sign in, in a quarter of an hour, from one address and as one name"),
    Setting("posts_a_minute", "120", "how many changes the web app takes from one address in a minute"),
    Setting("max_post_bytes", "200000", "the largest form that the web app takes"),
    Setting("secure_cookies", "yes", "whether the cookies of accounts need TLS; `no` for a try without it"),
    Setting("max_unpacked_bytes", "2000000000", "the largest table of places, unpacked, that is taken"),
    Setting(
        "user_agent",
        "Contested/{version} (+https://pypi.org/project/contested/)",
        "who asks, as web servers are told",
    ),
    Setting("fetch_bytes", "15000000", "the most bytes, unpacked, that are taken from one address"),
    Setting("fetch_seconds", "60", "the longest that fetching one address may take"),
    Setting("fetch_delay", "2", "seconds between two requests to one host; a longer Crawl-delay of its robots.txt is obeyed"),
    Setting("fetch_wait", "120", "the longest wait, in seconds, that a server may ask for within a run"),
    Setting("fetch_ports", "80 443 8080 8443", "the ports that are fetched from, or `any`"),
    Setting("fetch_private", "", "private networks that may be fetched from all the same, as `10.1.0.0/16 127.0.0.1`"),
    Setting("max_items", "1000", "the most entries that are taken from one feed or sitemap"),
    Setting("keep_pages", "yes", "whether fetched pages are kept in the casebook as they came; `no` keeps their text alone"),
    Setting("watch_minutes", "15", "minutes between two looks at a feed"),
    Setting("map_tiles", "", "the address of raster tiles under the web app's map, with `{z}`, `{x}` and `{y}`; empty: none"),
    Setting("map_attribution", "", "whose tiles those are, in words that stand on the map"),
)


def setting(name: str) -> str:
    """The value of the setting with this name. Raises KeyError where there is none."""
    return next(row for row in SETTINGS if row.name == name).value()
