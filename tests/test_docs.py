"""The docs against the code: what they name is there, and what is there is named."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

import contested
from contested import kinds
from contested.cli.main import COMMANDS, Lazy
from contested.errors import ContestedError
from contested.export.formats import EXPORTS
from contested.intake.files import FORMATS
from contested.linking.packs import load_pack
from contested.reading.read import STEPS
from contested.records import OUTCOMES
from contested.settings import SETTINGS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/formats/*.md")])
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in PAGES}
EVERYTHING = "\n".join(TEXTS.values())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BLOCK = re.compile(r"(?ms)^ *```(\w*)\n(.*?)^ *```")
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
MAKE = re.compile(r"\bmake ([a-z]+)\b")


def commands(text):
    """The `contested` commands of a page: those in blocks, and those in backquotes."""
    lines = [line for _, block in BLOCK.findall(text) for line in block.split("\n")]
    lines += re.findall(r"`([^`\n]+)`", BLOCK.sub("", text))
    for line in lines:
        for part in line.removeprefix("$ ").split("&&"):
            if re.match(r"\s*contested [a-z]", part):
                yield part.split("#")[0].strip()


WRITTEN = sorted({(name, line) for name, text in TEXTS.items() for line in commands(text)})


@pytest.mark.parametrize(("page", "line"), WRITTEN)
def test_every_command_is_one(page, line):
    """The command is there, takes the options written, and as many words."""
    _, name, *rest = shlex.split(line)
    command = Lazy("contested").get_command(click.Context(Lazy("contested")), name)
    assert command is not None, f"{page}: {line}"
    while isinstance(command, click.Group) and rest:
        command = command.get_command(click.Context(command), rest.pop(0))
        assert command is not None, f"{page}: {line}"
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in rest if re.match(r"--?[a-z]", word)} <= options, f"{page}: {line}"


def test_every_command_is_in_the_docs():
    named = {line.split()[1] for _, line in WRITTEN}
    assert {row.name for row in COMMANDS} - named == set()


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_every_setting_is_listed(row):
    assert f"| `CONTESTED_{row.name.upper()}` | `{row.default}` | {row.help} |" in EVERYTHING


@pytest.mark.parametrize("kind", kinds.values(), ids=lambda kind: kind.name)
def test_every_kind_is_listed(kind):
    assert f"| {kind.family} | `{kind.name}` | {kind.definition.strip()} |" in TEXTS["docs/how-it-works.md"]


def test_every_outcome_and_step_is_listed():
    page = TEXTS["docs/how-it-works.md"]
    assert [name for name in OUTCOMES if f"| {name} |" not in page] == []
    steps = re.findall(r"(?m)^\| (\w+) \|", page[page.index("| step |") : page.index("A claim is a clause")])
    assert steps[1:] == [step.name for step in STEPS]


def test_every_format_is_named():
    assert [form.extension for form in FORMATS if form.name not in EVERYTHING and form.extension not in EVERYTHING] == []
    assert [row.name for row in EXPORTS if row.name.lower() not in EVERYTHING.lower()] == []


def requirement(written):
    """The name of a package in a requirement."""
    return re.match(r"[\w-]+", written)[0]


@pytest.mark.parametrize(
    "package",
    [
        *map(requirement, PROJECT["project"]["dependencies"]),
        *(requirement(one) for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra),
        *map(requirement, PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_every_dependency_has_its_reason(package):
    assert f"`{package}`" in TEXTS["docs/dependencies.md"]


def test_the_lock_holds_every_dependency():
    locked = {line.split("==")[0].lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text().split("\n")}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {requirement(one).lower() for one in wanted} - locked == set()


def test_links_lead_somewhere():
    broken = [
        f"{name}: {target}"
        for name, text in TEXTS.items()
        for target, _ in LINK.findall(text)
        if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_the_index_names_every_page():
    pages = {name.removeprefix("docs/") for name in TEXTS if name.startswith("docs/") and "/formats/" not in name} - {"index.md"}
    assert pages - {target for target, _ in LINK.findall(TEXTS["docs/index.md"])} == set()


def test_every_make_target_is_one():
    blocks = "\n".join(block for text in TEXTS.values() for _, block in BLOCK.findall(text))
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text()))
    assert set(MAKE.findall(blocks)) <= targets


def test_python_in_the_readme_uses_public_names():
    code = "\n".join(block for language, block in BLOCK.findall(TEXTS["README.md"]) if language == "python")
    compile(code, "README.md", "exec")
    for names in re.findall(r"from contested import (.*)", code):
        assert all(hasattr(contested, name.strip()) for name in names.split(","))


def test_the_pack_of_the_docs_is_right(tmp_path):
    (block,) = (text for language, text in BLOCK.findall(TEXTS["docs/adding-a-war.md"]) if language == "yaml")
    path = tmp_path / "mywar.yml"
    path.write_text(re.sub(r"(?m)^ {3}", "", block))
    assert load_pack(str(path)).name == "mywar"
    path.write_text(path.read_text().replace("leaning: guard", "leaning: nobody"))
    with pytest.raises(ContestedError, match=r"mywar\.yml"):
        load_pack(str(path))


def test_the_version_is_in_the_changelog():
    assert f"\n## {PROJECT['project']['version']}\n" in TEXTS["CHANGELOG.md"]
