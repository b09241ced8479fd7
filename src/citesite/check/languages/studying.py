"""What the rules need to know of how a language speaks of doses, studies and their groups; texts are patterns."""

from __future__ import annotations

from typing import NamedTuple

from citesite.check.languages.counting import NEVER


class Doses(NamedTuple):
    """How a text names a dose, and how often one is taken. Numbers are those of `Numbers`."""

    def __hash__(self) -> int:
        """There is one for each language; to hash all its words at every look-up would take longer than most looks."""
        return id(self)

    units: tuple[tuple[str, str], ...]
    """Each unit as records name it, and its names in this language, with bars between them; symbols need no entry."""
    to: str
    """What is between the ends of a range, besides a dash."""
    concentration: str
    """What follows an amount of a concentration, such as "per litre"; that is no dose."""
    per_kilogram: str
    """How an amount for each kilogram goes on."""
    square_metre: str
    """Square metres of a body."""
    equals: str
    """What is between two amounts that are said to be the same, besides a bracket and a sign."""
    either: str
    """The word for "or"."""
    of_it: str
    """What may be between an amount and the substance that it is of."""
    each_before: str
    """What ends right before an amount that each of several pieces has, such as "of" in "3 drops of 0.5 mg"."""
    each_behind: str
    """What follows such an amount: 0.5 mg each."""
    often: str
    """How often something is done. Groups: n, in figures or words, with unit, and low for the lower end of a range; or
    every, the number of what is in span; or alone, such as daily. Behind n, also is another number for the same unit:
    "twice a day, or three times if it is bad"."""
    counts: tuple[tuple[str, float], ...]
    """What the words in the groups n, low, also and every are worth."""
    periods: tuple[tuple[str, float], ...]
    """How the words in the groups unit, span and alone begin, and how many of these times a week has."""
    changing: str
    """Words of a frequency that changes, or may."""
    without_end: str
    """How a duration says that it has no end: for life, as long as."""
    not_taken: str
    """What follows a time that something is not taken for, such as 4 days with headache a month."""
    bit_by_bit: str
    """Forms of a medicine that are taken many times a day."""
    spat_out: str
    """Forms that stay in the mouth, the nose or the throat."""
    pieces: tuple[tuple[str, str], ...]
    """Volumes and pieces as records name them, and patterns for their names in this language."""
    in_pieces: frozenset[str]
    """Words of which each volume or piece holds one; a volume as a symbol holds a figure and need not."""
    no_piece_before: str
    """What ends right before a volume that is no dose, such as that of the water for it."""
    no_piece_behind: str
    """What follows such a volume, or a number that does not count pieces of a dose."""
    halves: tuple[tuple[str, float], ...] = ()
    """Words for parts of a piece, such as half a."""
    in_often: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """A first look for `often` and `other_often`."""
    other_often: tuple[tuple[str, float], ...] = ()
    """Other ways to say how often, such as "morning and evening", and how many times a week each is."""
    once_only: str = NEVER
    """One dose and no more: a single dose, once before the journey."""
    at_a_time: str = NEVER
    """A time of day, "at bedtime", which is once a day where nothing says how often."""
    no_longer: str = NEVER
    """That something is taken for a time at most, TIME: no longer than TIME."""
    no_shorter: str = NEVER
    """That it is taken for TIME at least, where `no_longer` is not found."""
    begins: str = NEVER
    """What ends right before the dose that somebody begins with: "starts people on"."""
    at_first: str = NEVER
    """What is right behind such a dose: "to start with"."""


class Ages(NamedTuple):
    """How a text names ages and sexes."""

    numbers: tuple[tuple[str, float], ...]
    """Number words."""
    decades: tuple[tuple[str, float], ...]
    """Words for ten years of a life, such as "fifties", and the first of them."""
    ranges: tuple[str, ...]
    """Ages in numbers, with NUMBER and DECADE for these: groups low, high, point for one age, decade, decade_ for the
    last of several, and on if older people are meant, too."""
    classes: tuple[tuple[str, float, float, bool], ...]
    """Words for people of some age, the youngest, the oldest, and whether they say more than adults or children."""
    sexes: tuple[tuple[str, str], ...]
    """Words for people of one sex, and a name of it."""
    only: str
    """Words by which all who were studied are said to be so."""
    left_out: str
    """That somebody was not studied: group who."""
    first_look: frozenset[str]
    """Words of which whatever names an age or a sex holds one."""


class Studies(NamedTuple):
    """How texts speak of studies: whom they studied, how long they lasted, what they are called."""

    young: str
    """Words for children."""
    grown: str
    """Words for adults."""
    animals: str
    """Words for animals and cells, as those that are studied."""
    laboratory: str
    """Further words by which a sentence says that something was seen in no people."""
    of_people: str
    """Words by which a population is of people, whatever else it names."""
    lasted: str
    """How a note says how long a study lasted, with the time and no other one."""
    explains: str
    """How a sentence begins that takes what was seen for how something works in people: "that is how"."""
    designs: tuple[tuple[str, str], ...]
    """How a title calls a work, and the design that this is."""
    about_another: str
    """Words in a title of a work that is about another, or a part of it."""
    all_read: str
    """That every work was read in full."""
    unread: str
    """How reasons say that something was not read."""
    uncounted: str
    """How a sentence says that something did not lower a rating."""
    pages: str
    """What is before the number of a page in a locator."""
    tables: str
    """Locators of what holds no sentence, such as a table."""
    of_abstract: str
    """Locators of an abstract."""
    maker: str
    """Words for those who make or sell what was studied."""
    measures: tuple[tuple[str, str], ...]
    """Each measure of an effect, and its names."""
    ages: Ages | None = None
    """How it names ages and sexes; without it, children and adults alone are told apart."""


class StudyTexts(NamedTuple):
    """How a sentence of a text says what studies did, and what none did."""

    def __hash__(self) -> int:
        """There is one for each language; to hash all its words at every look-up would take longer than most looks."""
        return id(self)

    study: str
    """Words for trials and studies."""
    trial: str
    """Words for trials alone."""
    they: str
    """Words for the people of a study, and for studies named before."""
    lasted: str
    """Verbs before how long a study lasted."""
    given: str
    """What is right before such a time in a sentence with a word for studies, such as "for"."""
    limits: str
    """Words before a time that is a limit, such as "less than"."""
    no_length: str
    """What follows a time for which no study lasted, such as "ago"."""
    narrows: str
    """Words by which nobody studied a part of something: why, when, in whom."""
    left_open: str
    """Words of a sentence that is about no study of the page: denials, plans, other studies."""
    other_times: tuple[tuple[str, str], ...]
    """Other ways to say a time, such as "a whole year" or "half a year", and the plain one."""
    first_look: frozenset[str]
    """Words of which each sentence about studies, or the people in them, holds one."""
    none_looked: tuple[str, ...]
    """That nobody studied something: group what."""
    none_first_look: frozenset[str]
    """Words of which each of those sentences holds one."""
    fillers: frozenset[str]
    """Words in the group what that name no outcome, such as "effects"."""
    longer: str = ""
    """For how long nobody studied it: group time, and group more where others may have done so for that long."""
    against: str = ""
    """What nobody compared it with: group other."""
    among: str = ""
    """In whom nobody studied it: group who."""
    other: str = ""
    """Words by which these are others than those on the page."""
    in_none_looked: frozenset[str] = frozenset()
    """Words of which each of those sentences holds one, too, such as a verb; empty for no list."""
    verbs: frozenset[str] = frozenset()
    """Words in the group what for what is done or happens, which name nothing."""
    tested: str = r"(?!)"
    """That something was studied, in a sentence that names no study."""
    vague_times: tuple[tuple[str, float, float], ...] = ()
    """Patterns for how long studies lasted without a number, such as "for years", with the fewest and the most days;
    group alone for one that needs no verb before it."""
    in_vague_times: frozenset[str] = frozenset()
    """Words of which each of those holds one that names no unit of time."""
    effect_times: tuple[tuple[str, float, float], ...] = ()
    """How a sentence says when an effect comes, or how long it lasts, without a number: at once, for life."""
    in_effect_times: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """A first look for `effect_times`."""
    no_effect_time: str = ""
    """Words of a sentence that leaves such a time open, or is about no effect: advice, plans, other studies."""
    vague_numbers: tuple[tuple[str, float, float], ...] = ()
    """Patterns for numbers that are no number words, such as "both" and "a handful of", with the least and the most
    that each means; empty if no rule compares how many studies a text counts."""
    large_numbers: tuple[tuple[str, float], ...] = ()
    """Number words besides those of `Counts`."""
    counts_others: str = ""
    """Words of a clause that counts other studies than those of the page, or none."""
    named_before: str = NEVER
    """A sentence with a word for what the one before it names, such as "it", and without one for the whole topic."""
    studied: str = ""
    """What is between a word for studies and how many people they had."""
    took_part: str = ""
    """What follows the people of a study by which they are all of them."""
    clauses: str = ""
    """What is between two clauses."""
    in_counts: frozenset[str] = frozenset()
    """Words of which each sentence that counts studies, or the people in them, holds one."""
    in_vague_numbers: frozenset[str] = frozenset()
    """Words of which each of `vague_numbers` holds one."""


class Ratings(NamedTuple):
    """How the words of a rating say something of its reasons."""

    reasons: tuple[tuple[str, str], ...]
    """Each reason as records name it, and words of which one is in whatever says something of it, each whole;
    start: low is for a rating that begins there without any."""
    plain: tuple[tuple[str, str], ...]
    """Some reasons, and what says just that."""
    denied: str
    """What ends right before words that it denies."""
    graded: str
    """What a record of a dose-response says: the more, with each hour, a trend."""
    left: str = NEVER
    """That people left a study before its end."""


class Groups(NamedTuple):
    """How a sentence says which group of a study a number is of, besides the words of the analysis."""

    compared: str
    """Words for the group without the treatment."""
    treated: str
    """Words for the other one, such as "with it"."""
    without: str
    """The word for "without"."""
    leads: str
    """How a clause begins that names the group of the number at its end: with, among those on."""
    untreated: str
    """How a sentence begins that is about those without the treatment."""


class Scales(NamedTuple):
    """How a sentence names a scale."""

    out_of: str
    """Points of a scale: group top, its highest value."""
    noticed: str
    """The smallest difference that people notice: groups least or less."""


class Comparators(NamedTuple):
    """How a sentence says what an effect is compared with."""

    compared_with: str
    """Group other."""
    of_any_group: frozenset[str]
    """Words for what a group has that name nothing: treatment, tablets, usual."""
    nothing: str
    """That the other group had nothing."""
    dummies: frozenset[str]
    """Words for a treatment that does nothing."""
    untreated: str
    """That some people had nothing: groups other, and thing for what they had none of, if it is named."""
    without: str
    """That the other of two groups, each with its number, was without something: groups other and thing."""
    nothing_recorded: str
    """How a record says that it had nothing."""
    noun_is_last: bool
    """Whether words that say what kind a thing is stand before its noun, as in "sham band" and "gout plaster"."""


class Permissions(NamedTuple):
    """How a sentence says who may take something, and who should not."""

    allows: str
    """That somebody may."""
    forbids: str
    """That somebody should not."""
    limits: str
    """Words by which a permission has a limit, or leaves it to others."""
    unspecific: frozenset[str]
    """Words of such sentences that do not say who it is."""
    first_looks: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """A first look for permissions."""
    in_forbids: frozenset[str]
    """Words of which each prohibition holds one."""
