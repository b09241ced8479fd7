"""A published address never dies (invariant A10): it leads to what it led to, or says where that went."""

from __future__ import annotations

import posixpath
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import citesite.build.steps.permalinks
from finished_site import ParsedPage, dead_links, parsed
from site_test import EFFECTS, TOPIC, Result, SiteTest
from test_incremental import DOSES, GLOSSARY, GUIDE, SECOND_TOPIC

REGISTRY = "permalinks.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write(REST, SECOND_TOPIC)
    return found


def publish(site: SiteTest, *args: str) -> Result:
    return site.run("publish", "--as-of", "2026-11-21", *args)


def registered(site: SiteTest) -> dict[str, str]:
    """Every address in the registry, with its kind."""
    found: dict[str, str] = dict(re.findall(r"^  (/\S*): ([a-z ]+)$", site.read(REGISTRY), re.MULTILINE))
    return found


def landing(site: SiteTest, address: str, pages: dict[str, ParsedPage]) -> str:
    """Where a reader of an address ends: "file", "file#place", or "" for nowhere. Redirects are followed."""
    path, _, place = address.removeprefix("/").partition("#")
    name = f"{path}index.html" if not path or path.endswith("/") else path
    if name not in pages:
        return name if (site.folder / "site" / name).is_file() else ""
    if place and place not in pages[name].ids:
        return ""
    html = (site.folder / "site" / name).read_text("utf-8")
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)
    if refresh:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), refresh[1].partition("#")[0]))
        # The browser forgets the place; the link beside its id on the redirect still leads to it.
        return f"{target}#{place}" if place and place in pages[target].ids else "" if place else target
    leading_on = re.findall(r"<li[^>]* data-leads-on>.*?</li>", html, re.DOTALL) if place else []
    for href in (re.findall(r'href="([^"#]+)', item)[0] for item in leading_on if f'id="{place}"' in item):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
        return f"{target}#{place}" if place in pages[target].ids else ""
    return f"{name}#{place}" if place else name


def dead(site: SiteTest, every: set[str]) -> list[str]:
    pages = parsed(site.folder / "site")
    site_pages = site.folder / "site"
    retired = {
        name.removesuffix("index.html") for name in pages if "no longer here" in (site_pages / name).read_text("utf-8")
    }
    return sorted(
        a for a in every if not landing(site, a, pages) and a.removeprefix("/").partition("#")[0] not in retired
    )


def test_publishing_registers_every_page_and_every_place_and_building_registers_nothing(site: SiteTest) -> None:
    site.build()
    assert not (site.folder / REGISTRY).exists()
    assert "new addresses in permalinks.yaml" in publish(site).stderr
    found = registered(site)
    for address, kind in {
        "/": "page", "/examplin/": "topic", "/examplin/effects/": "section", "/examplin/#effects": "section",
        "/examplin/#eases-headache": "claim", "/examplin/#eases-message": "takeaway",
        "/examplin/#tablet": "dosing option",
        "/examplin/#relief-at-two-hours": "analysis", "/sources/trial-2020/": "source",
        "/glossary/#word-cephalalgia": "term", "/feed.xml": "page",
    }.items():  # fmt: skip
        assert found[address] == kind
    assert {address for address in found if not address.partition("#")[0].endswith(("/", ".xml"))} == set()
    assert dead(site, set(found)) == []


def test_the_registry_is_sorted_and_publishing_again_leaves_it_alone(site: SiteTest) -> None:
    publish(site)
    before = site.read(REGISTRY)
    listed = [tuple(address.partition("#")[::2]) for address in registered(site)]
    assert listed == sorted(listed)
    stat = (site.folder / REGISTRY).stat()
    assert "new addresses" not in publish(site).stderr
    assert (site.folder / REGISTRY).stat().st_mtime_ns == stat.st_mtime_ns
    site.edit(DOSES, "id: one-tablet", "id: a-tablet\n      formerly: [one-tablet]")
    publish(site)
    added = set(site.read(REGISTRY).splitlines()) - set(before.splitlines())
    assert added == {"  /examplin/#a-tablet: claim"}


def test_what_people_write_in_the_registry_stays_when_addresses_are_added(site: SiteTest) -> None:
    site.write(REGISTRY, "# Ours.\nretired:\n  /old/: {why: 'It moved: see there.', go: /rest/} # Why not.\n")
    publish(site)
    assert site.read(REGISTRY).startswith(
        "# Ours.\nretired:\n  /old/: {why: 'It moved: see there.', go: /rest/} # Why not.\npublished:\n  /: page\n"
    )
    assert "It moved: see there." in site.page("old/")
    assert 'href="../rest/index.html"' in site.page("old/")


@pytest.mark.parametrize("sections", ["true", "false"])
@pytest.mark.parametrize("answer", ["", "answer: [{text: Probably., claims: [eases-headache]}]\n"])
def test_a_message_that_its_page_no_longer_shows_is_found_at_its_first_claim(
    site: SiteTest, answer: str, sections: str
) -> None:
    settings = site.read("site_config.yaml")
    site.write("site_config.yaml", f"{settings}pages: {{sections: {sections}}}\n")
    publish(site)
    before = set(registered(site))
    other = "  - {id: other, question: Is it so?, text: It probably is., claims: [eases-headache]}\n"
    site.edit(TOPIC, "takeaways:\n", f"takeaways:\n{other}")
    site.edit(TOPIC, "id: eases-message", "id: it-eases\n    formerly: [eases-message]")
    site.edit(EFFECTS, "takeaways: [eases-message]\n", f"takeaways: [it-eases]\n{answer}")
    assert site.build().exit_code == 0
    assert dead(site, before | {"/examplin/#it-eases"}) == []
    html = site.page("examplin/effects/" if sections == "true" else "examplin/")
    assert html.count('id="eases-message"') == html.count('id="it-eases"') == 1
    claim = html.partition('<div class="claim" id="eases-headache">')[2].partition('<div class="claim"')[0]
    assert ('id="it-eases"' in claim) == (bool(answer) or sections == "false")


def test_renaming_a_heading_changes_no_address(site: SiteTest) -> None:
    publish(site)
    before = registered(site)
    site.edit(EFFECTS, "title: Does it work?", "title: Something else entirely")
    site.edit(TOPIC, "title: Examplin and headache", "title: Another title")
    assert publish(site, "--minor", "headings in other words").exit_code == 0
    assert registered(site) == before


def test_an_address_that_was_never_published_may_go_freely(site: SiteTest) -> None:
    publish(site)
    alone = SECOND_TOPIC.replace(" See [examplin](topic:examplin#eases-headache).", "")
    site.write("content/topics/sleep.yaml", alone.replace("id: rest\n", "id: sleep\n"))
    site.build()
    site.delete("content/topics/sleep.yaml")
    assert site.build().exit_code == 0


def test_a_claim_that_went_is_named_with_what_to_write_and_formerly_mends_it(site: SiteTest) -> None:
    publish(site)
    before = site.files()
    site.edit(DOSES, "id: one-tablet", "id: a-tablet")
    for result in (site.check(), site.build(), publish(site)):
        assert result.exit_code == 1
        assert 'claim "one-tablet" of topic "examplin" had it' in result.stderr
        assert 'write "formerly: [one-tablet]" on the claim that took its place ("a-tablet" is new)' in result.stderr
    assert site.files() == before
    site.edit(DOSES, "id: a-tablet", "id: a-tablet\n      formerly: [one-tablet]")
    assert publish(site).exit_code == 0
    assert re.search(r'class="claim" id="a-tablet">\s*<span id="one-tablet"></span>', site.page("examplin/doses/"))
    card = site.page("examplin/").partition('<li id="doses" data-leads-on>')[2].partition("</li>")[0]
    assert '<span id="one-tablet"></span>' in card
    assert 'href="doses/index.html"' in card
    assert dead_links(site.folder / "site") == []


def test_a_section_that_was_renamed_is_found_at_its_old_place_and_its_old_handout_sends_on(site: SiteTest) -> None:
    publish(site)
    old = set(registered(site))
    site.edit(DOSES, "id: doses", "id: amounts\nformerly: [doses]")
    site.edit(TOPIC, "[effects, doses]", "[effects, amounts]")
    assert publish(site).exit_code == 0
    assert dead(site, old) == []
    page = site.page("examplin/doses/")
    assert '<meta http-equiv="refresh" content="0; url=../amounts/index.html">' in page
    assert '<link rel="canonical" href="https://example.org/test/examplin/amounts/">' in page
    assert '<a href="../amounts/index.html">How much was used?</a>' in page
    assert "<script" not in page


def test_a_topic_a_source_and_a_word_are_found_under_what_they_were_called(site: SiteTest) -> None:
    publish(site)
    old = set(registered(site))
    site.edit(REST, "id: rest\n", "id: resting\nformerly: [rest]\n")
    site.edit(GUIDE, "id: guide-2021", "id: guide-2022\nformerly: [guide-2021]")
    site.edit(GLOSSARY, "id: cephalalgia", "id: headache\n  formerly: [cephalalgia]")
    for path in (p.relative_to(site.folder).as_posix() for p in (site.folder / "content").rglob("*.yaml")):
        text = site.read(path).replace("formerly: [guide-2021]", "formerly: [GUIDE]")
        text = text.replace("guide-2021", "guide-2022").replace("GUIDE", "guide-2021")
        site.write(path, text.replace("term:cephalalgia", "term:headache"))
    result = publish(site)
    assert result.exit_code == 0, result.stderr
    assert dead(site, old) == []
    assert 'url=../../resting/rest-effects/index.html"' in site.page("rest/rest-effects/")
    # The redirects of generations before go on when the record is renamed again.
    site.edit(REST, "id: resting\nformerly: [rest]", "id: rests\nformerly: [resting, rest]")
    assert publish(site).exit_code == 0
    assert dead(site, old | set(registered(site))) == []


def test_a_retired_page_says_why_and_where_to_go_and_takes_what_was_below_it_along(site: SiteTest) -> None:
    publish(site)
    old = set(registered(site))
    site.delete(REST)
    said = publish(site).stderr
    assert said.count("error[vanished-address]") == 1
    assert 'topic "rest" had it' in said
    site.edit(REGISTRY, "retired: {}", 'retired:\n  /rest/: {why: "Rest <is> told of here.", go: /examplin/#effects}')
    assert publish(site).exit_code == 0
    for address in ("rest/", "rest/rest-effects/"):
        assert "Rest &lt;is&gt; told of here." in site.page(address)
    assert 'href="../../examplin/index.html#effects"' in site.page("rest/rest-effects/")
    assert dead(site, old) == []
    assert "/rest/" not in site.page("sitemap.xml")


def test_a_retired_place_is_an_alias_where_it_leads_or_says_why_on_its_page(site: SiteTest) -> None:
    publish(site)
    site.edit(
        EFFECTS,
        site.read(EFFECTS)[site.read(EFFECTS).index("  - claim:\n      id: headache-is-common") :],
        "",
    )
    assert "headache-is-common" in publish(site).stderr
    for go, shown in (
        ("/examplin/#effects", r'id="effects"[^>]*>\s*<span id="headache-is-common"></span>'),
        ("/rest/#rest-eases", r'<li id="headache-is-common">It was wrong. <a href="../rest/index.html#rest-eases">'),
    ):
        text = site.read(REGISTRY)
        head = f"retired:\n  /examplin/#headache-is-common: {{why: It was wrong., go: {go}}}\n"
        site.write(REGISTRY, head + text[text.index("published:") :])
        assert publish(site).exit_code == 0
        assert re.search(shown, site.page("examplin/"))


def test_turning_off_a_kind_of_pages_that_was_published_is_an_error(site: SiteTest) -> None:
    publish(site)
    before = site.files()
    site.edit("site_config.yaml", "url: https://example.org/test/", "pages: {sources: false}")
    result = site.build()
    assert result.exit_code == 1
    assert '"/sources/guide-2021/" is gone with 1 more' in result.stderr
    site.edit("site_config.yaml", "pages: {sources: false}", "language: en")
    result = site.build()
    assert '"/feed.xml" is gone; a page of the site had it' in result.stderr
    assert site.files() == before


SWITCHES = {
    "feeds": ("pages: {feeds: false}", '"feeds: false" under "pages:"'),
    "search": ("search: none", '"search: none"'),
    "clinicians": ("pages: {clinicians: false}", '"clinicians: false" under "pages:"'),
    "sources": ("pages: {sources: false}", '"sources: false" under "pages:"'),
    "sections": ("pages: {sections: false}", '"sections: false" under "pages:"'),
    "url": ("", 'no "url:"'),
    "categories": ("", 'no "pain" under "categories:"'),
}


@pytest.mark.parametrize("switch", SWITCHES)
def test_an_address_that_a_setting_takes_away_names_the_setting_and_its_retirement_publishes(
    site: SiteTest, switch: str
) -> None:
    written, named = SWITCHES[switch]
    if switch == "categories":
        site.edit("site_config.yaml", "title:", "categories: [{id: pain, title: Pain}]\ntitle:")
    publish(site)
    url = "" if switch == "url" else "url: https://example.org/test/\n"
    site.write("site_config.yaml", f"title: Test Site\n{url}{written}\n")
    found = site.build().stderr
    assert found.count("error[vanished-address]") == found.count(f"the settings take it away ({named}): change them")
    retired = re.findall(r'write \{why: "\.\.\.", go: /\.\.\.\} for "([^"]+)" under "retired:"', found)
    lines = "".join(f"\n  {address}: {{why: It ended., go: /examplin/}}" for address in retired)
    site.edit(REGISTRY, "retired: {}", f"retired:{lines}")
    result = publish(site, "--minor", "other settings")
    assert result.exit_code == 0, result.stderr
    is_page = switch not in ("feeds", "url")
    assert not is_page or all("It ended." in site.page(address.strip("/")) for address in retired)
    if switch == "sources":
        assert retired == ["/sources/"]
        assert "It ended." in site.page("sources/trial-2020/")


def test_the_addresses_of_a_language_that_is_taken_away_lead_to_the_same_pages_in_the_first_one(site: SiteTest) -> None:
    one, two = "languages: [en-GB]\ntitle:", "languages: [en-GB, de]\ntitle:"
    site.edit("site_config.yaml", "title:", two)
    publish(site)
    assert registered(site)["/de/"] == "language"
    given = {f"de{address}index.html" for address in registered(site) if address.endswith("/")}
    given -= {"de/de/index.html"}
    assert "de/rest/rest-effects/index.html" in given
    site.edit("site_config.yaml", two, one)
    said = publish(site).stderr
    assert said.count("error[") == 1
    assert 'the settings take it away (no "de" under "languages:"): change them back' in said
    hint = '{why: "...", go: /} for "/de/" under "retired:"'
    assert hint in said
    entry = '\n  /de/: {why: "Nobody translates it any more.", go: /}'
    site.edit(REGISTRY, "retired: {}", f"retired:{entry}")
    assert publish(site).exit_code == 0
    assert given <= parsed(site.folder / "site").keys()
    assert "Nobody translates it any more." in site.page("de/rest/rest-effects/")
    assert 'href="../../../rest/rest-effects/index.html"' in site.page("de/rest/rest-effects/")
    assert dead_links(site.folder / "site") == []

    # And it may come back: its pages replace those that said that it was gone.
    site.edit("site_config.yaml", one, two)
    assert '"/de/" is retired, but the site in another language has this address' in publish(site).stderr
    site.edit(REGISTRY, f"retired:{entry}", "retired: {}")
    assert publish(site).exit_code == 0
    assert '<html lang="de">' in site.page("de/rest/rest-effects/")


def test_a_place_and_then_its_page_may_be_retired(site: SiteTest) -> None:
    publish(site)
    site.delete(REST)
    gone = "{why: It ended., go: /examplin/}"
    site.edit(REGISTRY, "retired: {}", f"retired:\n  /rest/#rest-eases: {gone}\n  /rest/: {gone}")
    assert publish(site).exit_code == 0


def test_a_retired_file_that_is_made_again_is_an_error(site: SiteTest) -> None:
    publish(site)
    site.edit(REGISTRY, "retired: {}", "retired:\n  /feed.xml: {why: It ended., go: /changes/}")
    assert '"/feed.xml" is retired, but something has this address' in site.build().stderr


def test_a_build_compares_only_the_addresses_of_what_changed(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site)
    site.build()
    seen: list[str] = []
    real = citesite.build.steps.permalinks._vanished

    def spy(owner: object, folder: str, *rest: object) -> object:
        seen.append(folder)
        return real(owner, folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(citesite.build.steps.permalinks, "_vanished", spy)
    monkeypatch.setattr(citesite.build.steps.permalinks, "parsed", None)
    site.build()
    assert seen == []
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert site.build().exit_code == 0
    assert seen == ["examplin"]


def test_a_retirement_to_nowhere_has_its_line_beside_a_merge_that_is_not_resolved(site: SiteTest) -> None:
    site.write("permalinks.yaml", "retired:\n  /a/: {why: It went., go: /b/}\npublished:\n<<<<<<< ours\n  /: page\n")
    found = site.check().stderr
    assert "permalinks.yaml:2:28: error[retired-to-nowhere]" in found
    assert "permalinks.yaml:4:1: error[malformed-registry]" in found


def test_a_registry_that_somebody_else_changed_is_compared_as_a_whole(site: SiteTest) -> None:
    publish(site)
    site.write(REGISTRY, site.read(REGISTRY) + "  /rest/#gone: claim\n  /nothing/: topic\n")
    result = site.build()
    assert result.stderr.count("error[vanished-address]") == 2


def test_a_thousand_lost_addresses_are_not_a_thousand_errors(site: SiteTest) -> None:
    lines = "".join(f"  /examplin/#lost-{number}: claim\n" for number in range(1000))
    site.write(REGISTRY, "published:\n" + lines)
    result = site.build()
    assert result.stderr.count("error[") == 51
    assert "950 more published addresses are gone" in result.stderr


# Generations


def _renamed(path: str, old: str, new: str, *elsewhere: tuple[str, str, str]) -> Callable[[SiteTest], None]:
    """Give a record a new id, with what it was called before."""

    def step(site: SiteTest) -> None:
        text = site.read(path)
        found = re.search(rf"^( *(?:- )?)id: {old}$(\n *formerly: \[(.*)\])?", text, re.MULTILINE)
        if not found:
            return
        space = " " * len(found[1])
        formers = ", ".join(name for name in [old, *(found[3] or "").split(", ")] if name and name != new)
        site.write(path, text.replace(found[0], f"{found[1]}id: {new}\n{space}formerly: [{formers}]"))
        for other, before, after in elsewhere:
            site.write(other, site.read(other).replace(before, after))

    return step


REST = "content/topics/rest.yaml"


def _slept(site: SiteTest) -> None:
    alone = SECOND_TOPIC.replace(" See [examplin](topic:examplin#eases-headache).", "")
    site.write("content/topics/sleep.yaml", alone.replace("id: rest\n", "id: sleep\n"))


def _headed(site: SiteTest) -> None:
    site.write(DOSES, site.read(DOSES).replace("How much was used?", "How much?"))


RENAMES: dict[str, Callable[[SiteTest], None]] = {
    "claim": _renamed(EFFECTS, "headache-is-common", "common"),
    "claim again": _renamed(EFFECTS, "common", "headaches"),
    "claim back": _renamed(EFFECTS, "headaches", "headache-is-common"),
    "section": _renamed(DOSES, "doses", "amounts", (TOPIC, "[effects, doses]", "[effects, amounts]")),
    "section again": _renamed(DOSES, "amounts", "used", (TOPIC, "[effects, amounts]", "[effects, used]")),
    "topic": _renamed(TOPIC, "examplin", "medicine", (REST, "topic:examplin#", "topic:medicine#")),
    "topic again": _renamed(TOPIC, "medicine", "pill", (REST, "topic:medicine#", "topic:pill#")),
    "dose": _renamed(DOSES, "tablet", "one-pill"),
    "takeaway": _renamed(TOPIC, "eases-message", "message", (EFFECTS, "[eases-message]", "[message]")),
    "new topic": _slept,
    "heading": _headed,
}


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(generations=st.lists(st.lists(st.sampled_from(sorted(RENAMES)), min_size=1, max_size=3), min_size=2, max_size=5))
def test_a10_every_address_of_every_generation_leads_somewhere_in_the_newest(generations: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = SiteTest(Path(folder) / "generations")
        site.write(REST, SECOND_TOPIC)
        publish(site)
        every = set(registered(site))
        for steps in generations:
            for step in steps:
                RENAMES[step](site)
            result = publish(site, "--minor", "other names and headings")
            assert result.exit_code == 0, (generations, result.stderr)
            every |= set(registered(site))
            assert dead(site, every) == [], generations
        left = site.files()
        shutil.rmtree(site.folder / "site")
        shutil.rmtree(site.folder / ".citesite")
        assert site.build().exit_code == 0
        assert site.files() == left


def test_a_claim_that_moved_is_found_from_the_page_of_its_old_section(site: SiteTest) -> None:
    claim = site.read(EFFECTS)[site.read(EFFECTS).index("  - claim:\n      id: headache-is-common") :]
    site.edit(EFFECTS, claim, "")
    site.edit(EFFECTS.replace("effects", "doses"), "body:\n", f"body:\n{claim}\n")
    result = site.build()
    assert result.exit_code == 0, result.stderr
    old = site.page("examplin/effects/")
    told = re.search(r'<li data-leads-on>(?:<span[^>]*></span>)*<span id="headache-is-common"></span>.*?</li>', old)
    assert told
    assert '<a href="../doses/index.html">How much was used?</a>' in told[0]
    assert '<div class="claim" id="headache-is-common">' in site.page("examplin/doses/")


def _edited(path: str, old: str, new: str) -> Callable[[SiteTest], None]:
    return lambda site: site.edit(path, old, new)


SLIPS: dict[str, Callable[[SiteTest], None]] = {
    "a glossary that cannot be read": _edited(GLOSSARY, "lay_term: headache", "lay_term: [headache"),
    "a term that does not fit": _edited(GLOSSARY, "lay_term: headache", "layterm: headache"),
    "a glossary of another name": lambda site: site.rename(GLOSSARY, "content/glossary.yml"),
    "a source that cannot be read": _edited(GUIDE, "type: webpage", "type: [webpage"),
    "a source that does not fit": _edited(GUIDE, "type: webpage", "type: webpge"),
    "a source file of another name": lambda site: site.rename(GUIDE, "content/sources/guide-2021.yml"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_shared_file_is_one_mistake_however_many_addresses_it_hides(site: SiteTest, slip: str) -> None:
    terms = "".join(
        f"- {{id: term-{n}, term: word {n}, formerly: [old-{n}], definition: A word.}}\n" for n in range(20)
    )
    site.write(GLOSSARY, site.read(GLOSSARY) + terms)
    site.edit(GUIDE, "id: guide-2021\n", "id: guide-2021\nformerly: [guide-2020]\n")
    assert publish(site).exit_code == 0
    site.write(
        REGISTRY,
        site.read(REGISTRY).replace("retired: {}", "retired:\n  /x/: {why: It ended., go: /glossary/#word-term-3}"),
    )
    assert site.build().exit_code == 0
    SLIPS[slip](site)
    result = site.build()
    assert result.exit_code == 1
    # A file that is not read hides what others refer to, too; addresses are not reported at all.
    assert "vanished-address" not in result.stderr, result.stderr
    assert "retired-" not in result.stderr, result.stderr
    if "another name" not in slip:
        assert result.stderr.count(" error[") == 1, result.stderr


def test_a_folder_of_content_may_have_any_name(tmp_path: Path) -> None:
    """Its name once decided which pages an edit of a source took away."""
    for name in ("source records", "site", "retired", "source"):
        site = SiteTest(tmp_path / name.replace(" ", "-"))
        site.rename("content", name)
        site.edit("site_config.yaml", "title:", f"content: {name}\ntitle:")
        site.write(f"{name}/topics/rest.yaml", SECOND_TOPIC)
        if name == "site":
            site.edit("site_config.yaml", "title:", "output: public\ntitle:")
        assert site.build().exit_code == 0
        before = set(site.files("public" if name == "site" else "site"))
        site.edit(f"{name}/sources/trials.yaml", "Examplin for headache", "Examplin for pain")
        assert "0 deleted" in site.build().stderr
        assert set(site.files("public" if name == "site" else "site")) == before
