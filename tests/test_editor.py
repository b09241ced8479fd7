"""What VS Code, and any editor with yaml-language-server, makes of the schemas that `citesite schema` writes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from broken_sites import EXAMPLES, changes, code_of
from language_server import LanguageServer
from site_test import EFFECTS, GOOD_SITE, SiteTest

pytestmark = pytest.mark.xdist_group("editor")

ROOT = Path(__file__).parent.parent
SETTINGS = ".vscode/settings.json"
MISFITS = [
    example
    for example in EXAMPLES
    if code_of(example) in ("missing-field", "unknown-field", "wrong-value", "dose-without-unit")
]
BEYOND_A_SCHEMA = {
    "wrong-value--date": "a day that no month has",
    "wrong-value--effect": "needed only beside a certainty",
    "wrong-value--table": "rows as long as the heading",
    "wrong-value--dose-range": "what one field says beside another",
    "wrong-value--nothing-to-rate": "what one field says beside another",
    "wrong-value--unread": "what one field says beside another",
    "wrong-value--no-text": "what one field says beside another",
    "wrong-value--text-and-parts": "what one field says beside another",
    "wrong-value--why": "words, and no full stop alone",
    "wrong-value--language": "the languages that CSL has words for",
    "wrong-value--found-without-search": "what one field says beside another",
    "missing-field--total": "what one field says beside another",
    "wrong-value--file-address": "what the end of an address means",
    "wrong-value--file-name": "the name of a file",
    "unknown-field--page": "the front matter of a page",
    "unknown-field--status-of-page": "the front matter of a page",
    "missing-field--empty-step": "counted in a path of the reader's own",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("editor"))
    assert site.run("schema").exit_code == 0
    return site


@pytest.fixture(scope="module")
def server(site: SiteTest) -> Iterator[LanguageServer]:
    with LanguageServer(site.folder) as server:
        yield server


def words(text: str, piece: str) -> tuple[int, int]:
    """Line and character, from 0, of a piece of a text."""
    before = text[: text.index(piece)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def underlined(text: str, found: list[dict[str, Any]]) -> list[str]:
    lines = text.splitlines()
    return [lines[d["range"]["start"]["line"]][d["range"]["start"]["character"] :] for d in found]


@pytest.mark.slow
def test_every_file_of_a_good_site_gives_no_complaint(site: SiteTest, server: LanguageServer) -> None:
    paths = [p.relative_to(site.folder).as_posix() for p in sorted(site.folder.rglob("*.yaml"))]
    assert len(paths) == 9
    assert {path: server.open(path) for path in paths} == {path: [] for path in paths}


@pytest.mark.slow
@pytest.mark.parametrize("origin", ["b12", "starter"])
def test_the_sites_we_have_give_no_complaint(origin: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    if origin == "b12":
        shutil.copytree(ROOT / "content", tmp_path / "content")
        shutil.copy(ROOT / "site_config.yaml", tmp_path)
        site.run("schema")
    else:
        site.run("new", "mine")
        site = SiteTest(tmp_path / "mine", "")
    with LanguageServer(site.folder) as server:
        paths = [p.relative_to(site.folder).as_posix() for p in sorted(site.folder.rglob("*.yaml"))]
        assert len(paths) > 5
        assert {path: server.open(path) for path in paths} == {path: [] for path in paths}


@pytest.mark.slow
def test_the_fields_that_are_still_free_are_proposed_with_what_they_are(server: LanguageServer) -> None:
    path = "content/sources/new.yaml"
    text = "- id: x\n  type: book\n  title: t\n  \n"
    server.open(path, text)
    found = server.completion(path, 3, 2)
    assert {"design", "access", "DOI", "container-title", "summary"} <= found.keys()
    assert not {"id", "type", "title"} & found.keys()
    assert "Digital object identifier" in str(found["DOI"])


@pytest.mark.slow
def test_the_words_of_a_choice_are_proposed(server: LanguageServer) -> None:
    path = "content/topics/examplin/choices.yaml"
    server.open(path, "id: x\ntitle: t\nbody:\n  - claim:\n      id: a\n      text: t\n      type: \n")
    assert set(server.completion(path, 6, 12)) == {
        *("mechanism", "association", "effect", "prevalence", "safety", "guidance", "definition")
    }
    path = "content/topics/examplin/blocks.yaml"
    server.open(path, "id: x\ntitle: t\nbody:\n  - \n")
    assert {"claim", "heading", "text", "callout", "table", "analysis", "dosing"} <= set(server.completion(path, 3, 4))


@pytest.mark.slow
def test_a_field_under_the_pointer_is_explained(site: SiteTest, server: LanguageServer) -> None:
    server.open(EFFECTS)
    text = site.read(EFFECTS)
    assert "How sure anyone can be." in server.hover(EFFECTS, *words(text, "certainty"))
    assert "Where the rating starts: high for randomised trials" in server.hover(EFFECTS, *words(text, "start: high"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("interval", "is_wrong"),
    [
        ("[0.5, 1.2]", False),
        ('["0.50", 1.20]', False),
        ("[-1e-2, .5]", False),
        ("[0.5, 1.2, 3]", True),
        ("[0.5]", True),
        ("0.5 to 1.2", True),
        ("[0.5, about 1]", True),
    ],
)
def test_a_wrong_interval_is_underlined(interval: str, is_wrong: bool, server: LanguageServer) -> None:
    text = f"""\
outcomes: []
analyses:
  - id: a
    title: t
    outcome: o
    measure: RR
    intervention: i
    comparator: c
    rows:
      - source: s
        label: l
        estimate: 1
        interval: {interval}
"""
    path = f"content/topics/{''.join(c for c in interval if c.isalnum())}/evidence.yaml"
    shown = underlined(text, server.open(path, text))
    assert bool(shown) == is_wrong
    assert all(piece in interval and piece for piece in shown)


@pytest.mark.slow
@pytest.mark.parametrize("example", sorted(set(MISFITS) - BEYOND_A_SCHEMA.keys()))
def test_what_check_finds_of_shape_is_underlined_too(example: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.run("schema")
    site.apply(changes(example))
    expected = (EXAMPLES[example] / "expected.txt").read_text("utf-8")
    with LanguageServer(site.folder) as server:
        assert server.open(expected.partition(":")[0])


def test_schemas_are_of_draft_2020_12_and_describe_every_field(site: SiteTest) -> None:
    found = {p.name: json.loads(p.read_text("utf-8")) for p in (site.folder / ".vscode/schemas").iterdir()}
    assert len(found) == 9
    for schema in found.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        records = [schema, *schema.get("$defs", {}).values()]
        for record in (record for record in records if "properties" in record):
            assert record["additionalProperties"] is False
            assert all(field["description"] for field in record["properties"].values())
    claim = found["section.schema.json"]["$defs"]["Claim"]
    assert claim["required"] == ["id", "text", "type", "evidence"]


def test_schemas_can_go_to_a_folder_of_ones_own(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    assert site.run("schema", "schemas").exit_code == 0
    assert (tmp_path / "schemas/topic.schema.json").is_file()
    assert "./schemas/topic.schema.json" in json.loads(site.read(SETTINGS))["yaml.schemas"]


def test_the_folder_of_the_content_is_the_one_the_settings_name(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("site_config.yaml", "title: t\ncontent: records\n")
    (tmp_path / "records").mkdir()
    site.run("schema")
    mapped = json.loads(site.read(SETTINGS))["yaml.schemas"]
    assert mapped["./.vscode/schemas/glossary.schema.json"] == ["records/glossary.yaml"]


OWN = """\
// how we work
{
    "editor.rulers": [100], /* a habit */
    "yaml.schemas": {
        // ours
        "./mine.json": "*.mine.yaml",
        "./.vscode/schemas/people.schema.json": "old/people.yaml",
    },
    "files.eol": "\\n", // the end }
}
"""


def test_settings_that_are_there_keep_every_line(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write(SETTINGS, OWN)
    assert site.run("schema").exit_code == 0
    text = site.read(SETTINGS)
    for line in OWN.splitlines():
        assert line in text or "old/people.yaml" in line
    assert text.count("./.vscode/schemas/") == 9
    assert '"content/people.yaml"' in text
    assert site.run("schema").exit_code == 0
    assert site.read(SETTINGS) == text


@pytest.mark.parametrize("own", ["{}", "{ }\n", "{\n}\n", '{"a": 1}', "// nothing yet\n{\n  // or ever\n}\n", ""])
def test_settings_without_schemas_get_them(own: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write(SETTINGS, own)
    assert site.run("schema").exit_code == 0
    once = site.read(SETTINGS)
    plain = json.loads("".join(line for line in once.splitlines(keepends=True) if "//" not in line))
    assert len(plain["yaml.schemas"]) == 9
    assert plain.get("a") == (1 if "a" in own else None)
    site.run("schema")
    assert site.read(SETTINGS) == once


@pytest.mark.parametrize(
    "own",
    [
        "[1]", "{", '{"a" 1}', "text", '{"yaml.schemas": []}', "{} {}", b"\xff",
        pytest.param('{"a": ' + "[" * 100_000, id="too deep"),
    ],
)  # fmt: skip
def test_settings_that_nobody_can_read_are_left_alone(own: str | bytes, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write(SETTINGS, own)
    result = site.run_process("schema")
    assert result.exit_code == 2
    assert "is left alone" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / SETTINGS).read_bytes() == (own if isinstance(own, bytes) else own.encode())
    assert not (tmp_path / ".vscode/schemas").exists()


def test_a_site_with_broken_settings_gets_no_schemas(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, GOOD_SITE)
    site.write("site_config.yaml", "titel: t\n")
    result = site.run("schema")
    assert result.exit_code == 1
    assert "unknown-field" in result.stderr
    assert not (tmp_path / ".vscode").exists()
