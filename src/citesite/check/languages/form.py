"""What the rules need to know of a language. Each language is one file of this folder, with as much of it as it has.

Texts that are patterns hold alternatives (`re`) without brackets around them. Those in `Directions` are compared with
sentences in small letters; elsewhere capitals make no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from citesite.check.plain_language.grade import Reading
    from citesite.check.wording.words import Words

Kind = Literal["amount", "worth", "none"]
Way = tuple[Kind, int]
"""What goes up (1) or down (-1): an amount, or what something is worth to the patient. No difference is ("none", 0)."""


class Directions(NamedTuple):
    """Which way a sentence says that something goes, and by how much."""

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
    in_never: frozenset[str] = frozenset()
    """Words of which each match of `never` holds one, if the list is short enough to save time; else empty."""
    in_safety: frozenset[str] = frozenset()
    """The same for `safe` and `called_safe`."""


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
    first_looks: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """Pairs of lists: each order holds a word of both lists of a pair, of which the second may be empty."""
    about: frozenset[str] = frozenset()
    """Words of which every order holds one that names neither a medicine of the topic nor an amount."""


class Relations(NamedTuple):
    """How a sentence says how much more or less of something there is, in relation to another amount."""

    relative: str
    """More or less in relation to another amount: twice, halved, 20% more."""
    by_percent: str
    """A change by a percentage, such as "lowers it by 20%"."""
    absolute: str
    """A number of people of a whole."""
    people: str
    """Another number of people."""
    other_uses: tuple[str, ...]
    """Patterns for uses of the words in `relative` that are of no chance: twice a day, double-blind."""
    of_people: str
    """Words with which a relation is one of how many people."""
    p_as_size: str
    """A P value, or a word for one, that is told as a size."""
    denied: str
    """What ends right before such a word that is denied."""
    percent: str
    """A percentage."""
    of_what: str
    """Words that say of what a percentage is."""
    times: str
    """A ratio: groups n and, where it says "times more", more."""
    more: str
    """A percentage more: group n."""
    odds: str
    """Words for odds and hazards."""
    decimal: str
    """The decimal mark."""
    in_relative: frozenset[str] = frozenset()
    """Words of which each match of `relative` without a per cent sign holds one, to save time; empty for no list."""
    in_p_as_size: frozenset[str] = frozenset()
    """The same for `p_as_size`."""
    in_percent: frozenset[str] = frozenset()
    """The same for percentages without a per cent sign."""


NumberKind = Literal["number", "share", "percent", "ratio"]
"""What a typed number is: any; a share of people in per cent; a percentage, which may be a change, too; a ratio."""


class TypedNumber(NamedTuple):
    """A number in a text that may be a finding."""

    written: str
    number: float
    decimals: int
    kind: NumberKind
    is_about: bool
    is_in_words: bool = False
    """Whether it is in words, which are said more roundly than figures."""


class Numbers(NamedTuple):
    """How numbers are written, and what is beside one that may be a finding."""

    decimal: str
    """The decimal mark."""
    group: str
    """Marks between thousands, each a character."""
    written: str
    """A number with these marks."""
    may_follow: str
    """What follows a single digit, a space between, where it may be a finding; for a first look at a text."""
    percent: str
    """A per cent sign and its words, as they follow a number."""
    before: str
    """What ends right before a number that is no finding: an age, a page, a telephone number."""
    behind: str
    """What is right behind one: a month, years of age, a time of day."""
    month_before: str
    """A month right before the number of a day."""
    of_age: str
    """What ends before the first of two ages."""
    to: str
    """The word between the ends of a range, with the spaces around it."""
    plain_to: str
    """The same as it is written."""
    from_: str
    """The word before a range that may go down, "from 30 to 20"."""
    whole_before: str
    """What ends right before a whole, such as the 100 in "15 in 100"."""
    units: str
    """How units of amounts begin."""
    counted: str
    """Words for people and how units begin: a number before one is no year."""
    of_every: str
    """What is between a part, which may be of people, and its whole of 100 or 1,000, with the spaces around it."""
    in_many: str
    """What is between a part and its whole, which follows; with the spaces around it."""
    of_many: str
    """How a share goes on behind a range: "in 100", "people in 1,000"."""
    times: str
    """How a ratio goes on behind its number: "times"."""
    about: str
    """What ends right before a number that is rounded."""
    interval: str
    """How "95% confidence interval" goes on behind the number and its per cent sign."""
    of: str
    """What is between the two numbers of a count, such as 30 of 50, without the spaces around it."""
    in_words: Callable[[Words], Iterable[TypedNumber]]
    """Returns the shares, ratios and percentages that a text has in words: `wording.shares` makes one."""
    to_or: str
    """What is between a number and another of the same thing, with the spaces around it."""
    studied: str
    """Words for people, studies and times: a number before one is a count."""
    measured: str
    """Units, which a number may be close to."""
    limits: str
    """Words before or behind the limits of an interval."""
    others: str
    """What a text says of those who did not have the outcome."""
    of_whole: str
    """A part behind its whole, "of every 100 people 15": groups all and some; empty if the language has none."""
    in_percent: str
    """How a share goes on behind its number, as a per cent sign or "in 100"."""
    intervals: str
    """How an interval in brackets begins: "95% interval", with the space behind it."""
    compares: str
    """Words between two shares that are compared."""
    not_estimates: str
    """What follows a number that is a count and no estimate."""


class Counts(NamedTuple):
    """How a text counts people, time and studies."""

    numbers: tuple[tuple[str, float], ...]
    """Number words."""
    to: str
    """What is between the ends of a range."""
    people: str
    """Words for those who are studied."""
    plural: str
    """The ending of a plural, if every word for those who are studied may have it; else empty."""
    of: str
    """What ends right before a whole, such as the 100 in "15 in 100"."""
    measured: str
    """What follows a number of a thing measured: units, points, times."""
    times: tuple[tuple[str, float], ...]
    """Words for times, with the days of each."""
    things: tuple[tuple[str, str], ...]
    """What else is counted: a name, and the words for it."""
    not_between: str
    """Words that are not between a number and what it counts."""
    not_behind: str
    """What follows a number of years that is an age."""
    first_look: frozenset[str]
    """Words of which every count holds one."""


class Quantities(NamedTuple):
    """How many people, in words: most, nobody."""

    pattern: str
    """Groups nearly_all, hardly_any, most, few, all and nobody."""
    denied: str
    """Words that deny them or leave them open."""
    first_look: frozenset[str]
    """Words of which each match of `pattern` holds one."""


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
    plain: Callable[[], Plain] | None = None
    """Returns what makes a text hard to read; called where advice is asked for, which no build does."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What its rules cannot judge, in words."""
        return tuple(what for field, what in CHECKED.items() if getattr(self, field) is None)


CHECKED = {
    "directions": "which way a sentence lets things go",
    "statements": "how sure a sentence sounds and what it promises",
    "orders": "orders to stop or take a medicine",
    "relations": "ratios, percentages and P values in sentences",
    "numbers": "where typed numbers are from",
    "counts": "how many people, trials or years are counted",
    "quantities": "words such as most people",
    "plain": "how hard texts are to read",
}
"""What is judged by each part of a language, in words."""
