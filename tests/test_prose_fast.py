"""The fast renderer of texts against the Markdown parser: what it handles, it must render the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nh3
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from citesite.text import fast, markdown
from citesite.text.markup import blanked
from citesite.text.prose import Citation, Prose, plain, prose

EXAMPLES = int(os.environ.get("CITESITE_EXAMPLES", "150"))
CONTENT = Path(__file__).parent.parent / "content"
TEXT_FIELDS = {"text", "details", "note", "definition", "summary", "lead", "why", "limits"}
many = settings(max_examples=EXAMPLES, deadline=None)

HANDLED = [
    "In one trial, examplin changed pain at rest in about 12 of every 100 adults over 8 weeks (record 00001-1-2).",
    "People saw **little or no change** in it. The effect was *smaller than expected*, and *wide*.",
    "The protocol is in the [trial register](https://example.org/trials/a_b-1). Tell us:\n\n- rash\n- **dizziness**",
    "[Metformin](term:metformin) lowers [vitamin B12](term:b12) [@de-jager-2010, p. 3; @liu-2014].",
    "See [the doses](topic:examplin#doses), [the trial](source:trial-2020) and [below](#harms) [@a] [@b, table 2].",
    "Two paragraphs.\n\nThe second has\ntwo lines & p < 0.05, 5 > 3, “quotes”, \"straight\" and 'single' ones – −5.",
    "It comes with:\n- rash\n- *dizziness*",
    "2.4 micrograms, 3.5 µg/L and §4.",
    "- One [@a]\n- *Two* [@b]\n",
    "Größe, naïve, Ωmega, Привет; mail me@example.org!",
    "(*Perhaps*), **surely**: <5 of 10.",
    "It was seen in {{ relief.rows.trial-2020.intervention | clinical }}, {{ relief.pooled }} as often [@a].",
]
PIECES = [
    "*", "**", "_", "`", "\\", "<", ">", "&", "&amp;", "[", "]", "(", ")", "!", "\n", "\n\n", "\n- ", "\n\n- ", "- ",
    "1. ", "2.", "  ", " ", "  \n", "\t", "\xa0", "[@a]", "[@a, p. 3; @b]", "[@A]", "[@a](b)", "[w](term:t)",
    "[w](#p)", "[w](x:y)", "[w](https://a.org/b)", "[w](http://a)", '[w](https://a.org "t")', "*e*", "**s**",
    "***x***", "*a **b***", "**[w](term:t)**", "#", "# ", "> ", "+ ", "~", "http://a.org", "<b>", "<https://a.org>",
    "<a@b.c>", "é", "!", ":", "---", "===", "|", "[w]: x", "[^1]", "\x02", "\u200d", "&lt;", "&#42;", "\r", "\u2028",
    "\uff0a", "\u0663. ", "word", "a.b", "“", "”", "'", '"', "=", "{: x}", "    ", "(*", "*)", "**.", "\ufb01",
    "\u0301", "%", "javascript:x",
    "{{ a.b }}", "{{ a | clinical }}", "{{", "}}",
]  # fmt: skip
MARKDOWN_ISH = st.one_of(
    st.lists(st.sampled_from([*PIECES, "word ", " word", "a"]), max_size=14).map("".join),
    st.lists(
        st.sampled_from(["w ", " ", "*", "**", "w", "[@a] ", "\n", "\n\n", "\n- ", "[w](term:t)", ". ", "(", ")"]),
        max_size=14,
    ).map(lambda pieces: "w " + "".join(pieces)),
    st.text(alphabet="aA1 .,-*_[]()@#:&<>!\n\"'`\\", max_size=40),
)


def handled(text: str, render: Callable[[str], Prose | None] = fast.render) -> bool:
    """Whether the fast renderer handles a text. If it does, it must return what the parser returns, and safe HTML."""
    rendered = render(text)
    if rendered is None:
        return False
    assert rendered == markdown.render(text)
    assert rendered.html == nh3.clean(
        rendered.html,
        tags={"p", "em", "strong", "ul", "ol", "li", "a", "br"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel", "citesite"},
        link_rel=None,
    )
    return True


@given(MARKDOWN_ISH)
@many
def test_what_it_handles_of_any_text_it_renders_like_the_parser(text: str) -> None:
    handled(text)


@given(st.data())
@many
def test_what_it_handles_of_altered_claims_it_renders_like_the_parser(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(HANDLED), min_size=1, max_size=2)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.sampled_from([0, 0, 0, 1, 2, 5]))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES]) | st.just(text[start:end] * 2)) + text[end:]
    handled(text)


SAFE = st.text(alphabet=[c for c in map(chr, range(0x3000)) if fast.render(f"a{c}b") is not None])


@given(
    SAFE,
    st.sampled_from(
        ["*{}*", "**{}**", "[{}](term:a)", "[w](https://a.org/{})", "[@a, {}]", "{}", "w\n{}", "w\n\n- {}", "w & {}"]
    ),
)
@many
def test_every_character_it_takes_for_safe_is_safe_everywhere(text: str, form: str) -> None:
    handled(form.format(text))
    handled(f"w {form.format(text)} w")


@given(
    st.text(alphabet=st.characters(categories=("L", "N", "M"))),
    st.sampled_from(["[@a, {}]", "[@a, p. {}]", "[@a, {}; @b, {}.]", "{}", "*{}*", "[{}](term:a)"]),
)
@many
def test_letters_of_every_script_are_read_as_by_the_parser(text: str, form: str) -> None:
    handled(form.format(text, text))


@pytest.mark.parametrize("text", HANDLED)
def test_ordinary_claims_are_handled(text: str) -> None:
    assert handled(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n", " a", "a ", "a\n\n\nb", "a\n\n b", "a \nb", "a  \nb", "a\n1) b", "1) a", "- a\nb", "- a\n\n- b",
        "- a\n\nb", "- - a", "- 1. a", "1. a", "2.", "* a", "+ a", "a\n1. b", "# a\n# b\n\n- ", "> a", "    a",
        "a\tb", "a_b", "_a_", "`a`", "a\\*", "a*b*c", "a *b", "* a *", "*a*b", "***a***", "*a **b** c*",
        "**a *b* c**", "**[a](term:b)**", "[**a**](term:b)", "[a] b", "[a][b]", "[a](b)", "[a](b.html)",
        "[a](javascript:b)", "[a](data:b)", "[a](//b.org)", "[a](term:B)", "[a](term:b c)", "[a]( term:b )",
        '[a](https://b.org "c")', "[a](https://b.org/?c&d)", "[a](https://B.org)", "[a](https://xn--b.org)",
        "[a](https://b)", "[a](https://b.org:99)", "[a](<term:b>)", "[a](https://1.2.3.4)", "[a](mailto:b@c.org)",
        "![a](https://b.org)", "![@a]", "[@A]", "[@a;@b]", "[@a, ]", "[@a b]", "[@a, *b*]", "[see @a]",
        "[a\nb](term:c)", "*a\nb*", "<b>a</b>", "a <!-- b -->", "<https://a.org>", "a&b", "&amp;", "&#60;", "a &lt b",
        "<a", "a</p>", "a\xa0b", "a\u200bb", "a\x02b", "a\rb", "a\u2028b", "א", "a\ufffdb", "a\u0301", "[]",
        "[](term:a)", "[ a](term:b)", "[a](https://--b.org)",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_parser(text: str) -> None:
    assert fast.render(text) is None


def test_a_claim_has_html_citations_and_links() -> None:
    assert prose("A [word](term:a) [@b, p. 3].") == Prose(
        '<p>A <a href="citesite:term/a">word</a> <a href="citesite:cite/0"></a>.</p>',
        ((Citation("b", "p. 3"),),),
        (("term", "a"),),
    )


def test_an_edit_of_an_ordinary_claim_does_not_wait_for_the_markdown_parser() -> None:
    program = "import sys; from citesite.text.prose import prose; prose(sys.argv[1]); print('markdown' in sys.modules)"
    for text, loaded in (("A [word](term:a) [@b, p. 3].", "False"), ("", "False"), ("A `word`.", "True")):
        done = subprocess.run([sys.executable, "-c", program, text], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == loaded


def test_nearly_all_texts_of_the_first_site_are_handled() -> None:
    """Otherwise the fast renderer would not be worth its lines."""
    assert len(FIRST_SITE) > 500
    assert sum(handled(text) for text in FIRST_SITE) > 0.95 * len(FIRST_SITE)


def test_rules_look_at_the_words_that_readers_see() -> None:
    def words(text: str) -> str:
        return re.sub(r"\s+", "", text.replace("\0", ""))

    for text in (*FIRST_SITE, *HANDLED, "1. *One* [two](https://a.org)\n2. **three**"):
        value_free = re.sub(r"\{\{[^}]*\}\}", "1", text)
        assert words(blanked(text)[0]) == words(plain(prose(value_free)))
        assert len(blanked(text)[0]) == len(text)


def texts_in(data: object) -> list[str]:
    """The values of the fields that commonly hold texts."""
    if isinstance(data, list):
        return [text for item in data for text in texts_in(item)]
    if not isinstance(data, dict):
        return []
    own = [value.strip() for name, value in data.items() if name in TEXT_FIELDS and isinstance(value, str)]
    return own + [text for value in data.values() for text in texts_in(value)]


FIRST_SITE = [
    text for path in sorted(CONTENT.rglob("*.yaml")) for text in texts_in(yaml.safe_load(path.read_text("utf-8")))
]


def forgets_to_escape(text: str) -> Prose | None:
    rendered = fast.render(text)
    return rendered and rendered._replace(html=rendered.html.replace("&lt;", "<"))


def takes_the_rest_for_plain_words(text: str) -> Prose | None:
    return fast.render(text) or Prose(f"<p>{text}</p>")


def forgets_links(text: str) -> Prose | None:
    rendered = fast.render(text)
    return rendered and rendered._replace(links=())


@pytest.mark.parametrize("render", [forgets_to_escape, takes_the_rest_for_plain_words, forgets_links])
def test_the_comparison_finds_a_renderer_that_is_wrong(render: Callable[[str], Prose | None]) -> None:
    """Guards the tests above."""
    with pytest.raises(AssertionError):
        [handled(text, render) for text in (*HANDLED, "a\n- b", "1. a")]
