"""What the rules need to know of a language. Each language is a folder beside this file, with as much of it as it has.

Texts that are patterns hold alternatives (`re`) without brackets around them. Those in `Directions` are compared with
sentences in small letters; elsewhere capitals make no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from citesite.check.languages.comparing import StudyComparisons
from citesite.check.languages.counting import Counts, Dates, Numbers, Quantities, Relations
from citesite.check.languages.describing import Descriptions
from citesite.check.languages.placing import Places
from citesite.check.languages.studying import (
    Comparators,
    Doses,
    Groups,
    Permissions,
    Ratings,
    Scales,
    Studies,
    StudyTexts,
)
from citesite.check.languages.telling import Advice, Denials, FreeTexts

if TYPE_CHECKING:
    from citesite.check.plain_language.grade import Reading
    from citesite.check.wording.words import Words

Kind = Literal["amount", "worth", "time", "none"]
Way = tuple[Kind, int]
"""What goes up (1) or down (-1): an amount, the worth to the patient, or a time. No difference is ("none", 0)."""
FirstLooks = tuple[tuple[frozenset[str], frozenset[str]], ...]
"""Pairs of lists of words, to save time: whatever a pattern finds holds a word of both lists of a pair, of which the
second may be empty. Without any pair, there is no first look."""


class Directions(NamedTuple):
    """Which way a sentence says that something goes, and by how much."""

    def __hash__(self) -> int:
        """There is one for each language; to hash all its words at every look-up would take longer than most looks."""
        return id(self)

    verbs: tuple[tuple[Way, str], ...]
    """Verbs for each way, once each. A named group in a pattern is what messages quote."""
    comparisons: tuple[tuple[Way, str], ...]
    """Comparisons, which count only where a sentence has none of the verbs."""
    no_comparison: str
    """Uses of the words in `comparisons` that compare nothing."""
    no_difference: str
    """That there is no difference. It counts before all verbs."""
    a_difference: str
    """That there is one, whichever; empty if it is never said without a direction."""
    says_nothing: str
    """Words that leave open which way it goes."""
    denied_before: str
    """What ends right before words that it denies."""
    denied_behind: str
    """What denies words before it in its clause; empty for a language that denies before the verb."""
    sizes: tuple[tuple[str, str], ...]
    """Words for large and for small."""
    times: tuple[tuple[str, tuple[float, float]], ...]
    """Words for a ratio, with the range of the ratios that may be called so."""
    it: frozenset[str]
    """Words for what the sentence before was about."""
    other_group: tuple[str, ...]
    """What a sentence about the group without the treatment holds."""
    endings: str
    """Endings of words, without which the name of an outcome is looked for in a sentence."""
    makes: str = ""
    """Verbs for what something makes of people, which name a direction with a word for a state: makes drowsy."""
    than: str = ""
    """Words between what a sentence is about and what it compares that with; empty if it is not looked for."""
    states: frozenset[str] = frozenset()
    """Words of the name of an outcome that a sentence says in other words, such as "being"."""
    time_units: frozenset[str] = frozenset()
    """Units of outcomes that are a time."""
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """Words of which an outcome with one is not that with another: morning and evening, arms and legs."""
    of_time: frozenset[str] = frozenset()
    """Words that compare times, such as "sooner"."""
    lacks: str = ""
    """How an outcome is named that is the lack of something, such as "free of", and a sentence that says so."""
    keeps: str = ""
    """How a sentence says that people have what such an outcome lacks; both empty if it is not looked for."""
    spared: str = ""
    """How a sentence says that people are without an outcome that is no good; a group `any` may be behind its name."""
    unchanged: str = ""
    """How a clause says that something stays as it is; a sentence with another direction says it of that clause."""
    changing: tuple[frozenset[str], ...] = ()
    """Forms of one word that do not begin alike: sleep and slept."""


class Hedge(IntEnum):
    """How far a statement is held back, from not at all to left open."""

    PLAIN = 0
    PROBABLE = 1
    POSSIBLE = 2
    OPEN = 3


class Assertion(NamedTuple):
    """A verb of effect in a sentence, or words that do its work."""

    words: str
    """As written."""
    before: str
    """What is before them in the sentence."""
    behind: str
    """What is behind them."""
    verb: str
    """Its base form, or the words themselves for a phrase."""
    hedge: Hedge


class Statements(NamedTuple):
    """What a text states of an effect, how surely, and what it promises."""

    read: Callable[[Words], tuple[Assertion, ...]]
    """Returns what a text asserts of an effect: `wording.clauses` makes one of lists of verbs and hedges."""
    harms: frozenset[str]
    """Verbs of effect that are as often said of an illness as of a treatment."""
    probably: tuple[str, ...]
    """What editors are told to write at moderate certainty."""
    may: str
    """What they are told to write at low certainty."""
    hedges: str
    """Any sign of doubt, for texts that must hold one."""
    strong_enough: str
    """Hedges that fit moderate certainty."""
    weak: str
    """Hedges of low certainty alone."""
    uncertain: str
    """That nobody can be sure, as very low certainty needs it."""
    never: str
    """Promises that nothing in medicine keeps."""
    boasts: str
    """Words of certainty, fit for high certainty only."""
    safe: str
    """Promises of safety."""
    called_safe: str
    """Safety without a word on for whom and how sure."""
    denied: str
    """What ends, with up to three words behind it, right before words that it denies."""
    reports: str
    """Words that leave a statement to somebody who is named."""
    advises: str
    """How a sentence begins that tells readers what to do."""
    matters: str
    """What matters to people, as an effect acts on it."""
    for_people: str
    """What follows a verb for "work" or "help" where it is about people."""
    helps: frozenset[str]
    """Verbs for "work" and "help"."""
    makes: tuple[str, ...]
    """How a phrase begins that says what something is made, and not by itself what it is worth."""
    in_assertions: frozenset[str] = frozenset()
    """Words of which a text holds one wherever `read` finds something, to save time; empty for no list."""
    conditions: str = ""
    """Words of doubt that name a condition and leave nothing open: "if you take it", "whether or not"."""
    in_never: frozenset[str] = frozenset()
    """Words of which each match of `never` holds one, if the list is short enough to save time; else empty."""
    in_safety: FirstLooks = ()
    """A first look for `safe` and `called_safe`."""


class Orders(NamedTuple):
    """How a text tells readers to stop, change or take something."""

    begins: str
    """What every order holds; it is tried before the names of medicines."""
    order: str
    """Orders. `<medicine>` is the name of one."""
    needless: str
    """That something is not needed."""
    denied_before: str
    """What ends right before an order that it forbids."""
    denied_behind: str
    """What forbids an order before it in its sentence, or within it; empty if nothing does."""
    medicines: str
    """Common words for what is taken."""
    not_medicines: frozenset[str]
    """Words of an intervention that name no medicine."""
    endings: tuple[str, ...]
    """What is added to such a name where it is of several."""
    stops: str
    """How an order to stop something begins."""
    first_looks: FirstLooks = ()
    """A first look for every order."""
    openings: frozenset[str] = frozenset()
    """Words of which an order holds one, unless its sentence begins with it or it follows a mark; empty for no list."""
    about: frozenset[str] = frozenset()
    """Words of which every order by `order` or `needless` holds one, unless it names a medicine of the topic, or writes
    the unit of an amount together with its figure."""
    in_unnamed: FirstLooks = ()
    """A first look for `unnamed`."""
    unnamed: str = ""
    """Orders about what the sentence does not name: stop them, skip a day; empty if they are not looked for."""
    asks: str = ""
    """Words of a sentence that says whom to ask."""
    leads: str = r"(?!)"
    """How a line that leads to a list ends if its items are no orders: it forbids them, or asks who does them."""


class Measure(NamedTuple):
    """A published formula for how hard a text is to read."""

    name: str
    of: Callable[[Reading], float]
    limit: int
    """The hardest that the rule about reading lets pass."""
    is_ease: bool = False
    """Whether a higher number is easier; otherwise it is a school grade."""


class Plain(NamedTuple):
    """What makes a text hard to read."""

    syllables: Callable[[str], int]
    """Returns the number of syllables of a word in small letters."""
    measures: tuple[Measure, ...]
    """Formulas; the rule about reading goes by the first, and the report shows all."""
    avoid: tuple[tuple[str, str], ...]
    """Patterns of words, and what to write instead."""
    jargon: dict[str, str]
    """Specialist words in small letters, with plain words for them."""
    vague: str
    """Words for how often something happens."""
    passive: str
    """Sentences that do not say who does it."""
    forbids: str
    """How a line that leads to a list ends if it forbids its items."""
    forbidden: str
    """What an item of such a list has if it says so itself."""
    links: frozenset[str]
    """Words of links that do not say where they lead."""
    abbreviations: frozenset[str]
    """Abbreviations that everybody knows."""
    frequency: str
    """A number of people of 10, 100, 1,000 and so on, which is the only group."""
    one_in: str
    """One person in a number of people, which is the only group."""
    percent: str
    """A percentage."""
    people: str
    """Words for people."""
    in_hundred: str
    """How to write a share of 100 people."""
    to: str
    """The word between the ends of a range."""
    group: str
    """The mark between thousands."""
    nouns_have_capitals: bool = False
    """Whether a heading may have many."""


class Language(NamedTuple):
    """A language, as far as the rules know it."""

    name: str
    """Its English name."""
    function_words: frozenset[str] = frozenset()
    """Words that two sentences may share without being about the same thing."""
    directions: Directions | None = None
    statements: Statements | None = None
    orders: Orders | None = None
    relations: Relations | None = None
    numbers: Numbers | None = None
    counts: Counts | None = None
    quantities: Quantities | None = None
    dates: Dates | None = None
    plain: Callable[[], Plain] | None = None
    """Returns what makes a text hard to read; called where advice is asked for, which no build does."""
    denials: Denials | None = None
    comparators: Comparators | None = None
    groups: Groups | None = None
    scales: Scales | None = None
    studies: Studies | None = None
    study_texts: StudyTexts | None = None
    study_comparisons: StudyComparisons | None = None
    doses: Doses | None = None
    permissions: Permissions | None = None
    ratings: Ratings | None = None
    free_texts: FreeTexts | None = None
    advice: Advice | None = None
    descriptions: Descriptions | None = None
    places: Places | None = None

    def has(self, *parts: str) -> bool:
        """Whether it has some parts, by the names of their fields."""
        return None not in (getattr(self, part) for part in parts)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What its rules cannot judge, in words."""
        return tuple(what for field, what in CHECKED.items() if not self.has(field))


CHECKED = {
    "directions": "which way a sentence lets things go",
    "statements": "how sure a sentence sounds and what it promises",
    "orders": "orders to stop or take a medicine",
    "relations": "ratios, percentages and P values in sentences",
    "numbers": "where typed numbers are from",
    "counts": "how many people, trials or years are counted",
    "quantities": "words such as most people",
    "dates": "days in sentences that have not come yet",
    "plain": "how hard texts are to read",
    "denials": "whether a translated or mended sentence lost or gained a denial",
    "comparators": "what a sentence compares an effect with",
    "groups": "which group of a trial a number is of",
    "scales": "scales of points in sentences",
    "studies": "who was studied and for how long, and what titles and notes say of studies",
    "study_texts": "what texts say that studies did, or that none did",
    "study_comparisons": "what each of several studies is said to have found, and how they differ",
    "doses": "doses in sentences, and how often one is taken",
    "permissions": "who may take something, and who should not",
    "ratings": "whether the words of a rating are about its reasons",
    "free_texts": "whether a text says of an outcome what no claim says",
    "advice": "what readers are told or allowed to do",
    "descriptions": "how studies were made, who paid, and the form of a dose",
    "places": "where a study was made, and which one a sentence names by its author or its year",
}
"""What is judged by each part of a language, in words.

The one declaration of it: rules that go by a part that a language lacks are not asked (see `declaring.checks_in`),
and the build says these words instead.
"""


def words(text: str) -> frozenset[str]:
    """Return the words of a text, with which lists are shorter to write."""
    return frozenset(text.split())
