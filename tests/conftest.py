"""Tests keep their indexes and added countries in a folder of their own, made once a session and taken away after it."""

import os
import shutil
import tempfile

FOLDER = "CONTESTED_DATA_FOLDER"
kept = {}


def pytest_configure(config):
    """Before anything is imported: some tests look names up while they are collected."""
    kept["before"], kept["folder"] = os.environ.get(FOLDER), tempfile.mkdtemp(prefix="contested-tests-")
    os.environ[FOLDER] = kept["folder"]


def pytest_unconfigure(config):
    """The user's own folder is in force again."""
    shutil.rmtree(kept["folder"], ignore_errors=True)
    os.environ.pop(FOLDER)
    if kept["before"] is not None:
        os.environ[FOLDER] = kept["before"]
