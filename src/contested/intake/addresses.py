"""Addresses of the web: which may be fetched, by how they are written and by the numbers that their names stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import httpx

from contested.errors import InputError, UsageError
from contested.settings import setting

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:/{2}")
LONGEST = 4000  # characters of an address
PORTS = {"http": 80, "https": 443}
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|at_\w+|ref_src|igshid|yclid|cmpid|ns_\w+|_ga", re.I)

IP = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Network:
    """Numbers that are not of the public internet, and what they are."""

    numbers: str
    words: str

    def holds(self, address: IP) -> bool:
        """Whether the address is one of them."""
        return address in net(self.numbers)


NETWORKS = (  # IANA's registries of special-purpose addresses, and multicast
    Network("0.0.0.0/8", "this network"),
    Network("10.0.0.0/8", "private"),
    Network("100.64.0.0/10", "shared by a provider (CGNAT)"),
    Network("127.0.0.0/8", "loopback"),
    Network("169.254.0.0/16", "link-local"),
    Network("172.16.0.0/12", "private"),
    Network("192.0.0.0/24", "reserved for protocols"),
    Network("192.0.2.0/24", "for documentation"),
    Network("192.31.196.0/24", "reserved for protocols"),
    Network("192.52.193.0/24", "reserved for protocols"),
    Network("192.88.99.0/24", "a relay of 6to4"),
    Network("192.168.0.0/16", "private"),
    Network("192.175.48.0/24", "reserved for protocols"),
    Network("198.18.0.0/15", "for benchmarks"),
    Network("198.51.100.0/24", "for documentation"),
    Network("203.0.113.0/24", "for documentation"),
    Network("224.0.0.0/4", "multicast"),
    Network("240.0.0.0/4", "reserved"),
    Network("::/128", "no address"),
    Network("::1/128", "loopback"),
    Network("100::/64", "a discard"),
    Network("2001::/23", "reserved for protocols"),
    Network("2001:db8::/32", "for documentation"),
    Network("3fff::/20", "for documentation"),
    Network("5f00::/16", "reserved for protocols"),
    Network("fc00::/7", "private"),
    Network("fe80::/10", "link-local"),
    Network("fec0::/10", "site-local"),
    Network("ff00::/8", "multicast"),
)
HOLDING = (  # IPv6 networks whose addresses hold one of IPv4, and at which bit from the right it begins
    ("::ffff:0:0/96", 0),
    ("::ffff:0:0:0/96", 0),
    ("::/96", 0),
    ("64:ff9b::/96", 0),
    ("64:ff9b:1::/48", 0),
    ("2002::/16", 80),
)


@cache
def net(numbers: str) -> IPv4Network | IPv6Network:
    """The network that is so written."""
    return ip_network(numbers)


def is_address(written: str) -> bool:
    """Whether this is an address of something rather than a path: `https://…`."""
    return bool(ADDRESS.match(written))


def web_address(written: str) -> httpx.URL:
    """The address as it can be asked for. Raises InputError, with the reason, for one that is not fetched."""
    if len(written) > LONGEST:
        raise InputError(f"its address has more than {LONGEST:,} characters")
    try:
        url = httpx.URL(written.strip())
        host, port = url.raw_host.decode("ascii"), url.port
    except (httpx.InvalidURL, ValueError, TypeError) as problem:
        raise InputError(f"it is not an address that can be understood: {problem}") from problem
    if url.scheme not in PORTS:
        raise InputError(f"only http and https addresses are fetched, not {url.scheme[:20] or 'others'}")
    if not host or host.startswith(".") or "%" in host or len(host) > 253:
        raise InputError("its address names no host")
    if url.userinfo:
        raise InputError("its address holds a user name or password")
    if (port or PORTS[url.scheme]) not in ports():
        raise InputError(f"port {port} is not one that is fetched from (setting fetch_ports)")
    return url.copy_with(fragment=None)


def ports() -> Iterable[int]:
    """The ports that may be asked, by the settings."""
    written = setting("fetch_ports").replace(",", " ").split()
    return range(1, 65536) if "any" in written else {int(port) for port in written if port.isdigit()}


@cache
def allowed_networks(written: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks that are named in the setting. Raises InputError where one is none."""
    try:
        return tuple(ip_network(part, strict=False) for part in written.replace(",", " ").split())
    except ValueError as problem:
        raise InputError(f"setting fetch_private: {problem}") from problem


def check_settings() -> None:
    """Raises UsageError where a setting of what may be fetched is wrong: else every address would fail for it."""
    written = setting("fetch_ports").replace(",", " ").split()
    if wrong := [part for part in written if part != "any" and not (part.isdigit() and 0 < int(part[:6]) < 65536)]:
        raise UsageError(f"setting fetch_ports: {wrong[0]!r} is no port")
    try:
        allowed_networks(setting("fetch_private"))
    except InputError as problem:
        raise UsageError(f"{problem}; as `10.1.0.0/16 127.0.0.1`") from problem


def why_not(number: str) -> str | None:
    """What the address of a machine is, where it may not be connected to; None where it may."""
    try:
        address = ip_address(number.split("%")[0])
    except ValueError:
        return "no address of a machine"
    allowed = allowed_networks(setting("fetch_private"))
    if any(address in network for network in allowed):
        return None
    for numbers in (address, *held(address)):
        for network in NETWORKS:
            if network.holds(numbers):
                return network.words
    return None


def held(address: IP) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address may lead to."""
    if isinstance(address, IPv4Address):
        return []
    value = int(address)
    return [IPv4Address(value >> bits & 0xFFFFFFFF) for numbers, bits in HOLDING if address in net(numbers)]


def address_key(written: str) -> str:
    """The address without what does not tell pages apart: the scheme, `www.`, the fragment, a last slash and marks of tracking."""
    try:
        parts = urlsplit(written.strip())
        query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])])
    except ValueError:
        return written.strip()
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return urlunsplit(("", host, parts.path.rstrip("/"), query, ""))
