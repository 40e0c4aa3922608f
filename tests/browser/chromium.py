"""A Chromium that Playwright can drive: the system's, or the one that `playwright install chromium` brought."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DRAWING = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")  # WebGL without a graphics card
WITHOUT_SANDBOX = ("--no-sandbox",)  # as root, in a container


def executable(playwright):
    """The path of a Chromium, None where there is none."""
    named = os.environ.get("CONTESTED_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None) or playwright.chromium.executable_path
    return found if Path(found).exists() else None


def arguments():
    """What it is started with."""
    return [*DRAWING, *(WITHOUT_SANDBOX if hasattr(os, "geteuid") and os.geteuid() == 0 else ())]
