"""A14: right sentences pass. Each is put into the invented site in place of a text, and no rule says anything new."""

from __future__ import annotations

import pytest

from citesite.diagnostics import Step
from meaning.page import MISSED
from meaning.sites import Change, MutableSite, invented

TOPIC = "content/topics/testoline/"
SICKNESS, DROWSINESS, DOSES = (f"{TOPIC}{name}.yaml" for name in ("sickness", "drowsiness", "doses"))
VOMITING: tuple[Step, ...] = ("body", 0, "claim", "text")
NAUSEA: tuple[Step, ...] = ("body", 2, "claim", "text")
DROWSY: tuple[Step, ...] = ("body", 0, "claim", "text")
DROWSY_NOTE: tuple[Step, ...] = ("body", 0, "claim", "evidence", 0, "note")
ATTENTION: tuple[Step, ...] = ("body", 2, "claim", "text")
ATTENTION_WHY: tuple[Step, ...] = ("body", 2, "claim", "certainty", "why")
DROWSY_WHY: tuple[Step, ...] = ("body", 0, "claim", "certainty", "why")
RIGHT: list[tuple[str, str, tuple[Step, ...], list[str]]] = [
    ("shares and ratios in words", SICKNESS, VOMITING, [
        "Testoline lowers the chance of vomiting at sea. About one in five people vomited on it.",
        "Testoline lowers the chance of vomiting at sea. A fifth of the people vomited on it.",
        "Testoline lowers the chance of vomiting at sea. Two in five vomited without it.",
        "Testoline lowers the chance of vomiting at sea. Without it, twice as many vomited: 41 in 100, and not 20.",
        "Testoline halves the number of people who vomit at sea, from 41 to 20 in 100.",
        "Testoline lowers the chance of vomiting at sea by half, from 41 to 20 in 100.",
        "Testoline lowers the chance of vomiting at sea. Half as many people vomited on it: 20 in 100, and not 41.",
        "Testoline lowers the chance of vomiting at sea. On it, four fifths of the people did not vomit.",
        "Testoline lowers the chance of vomiting at sea. Four out of five did not vomit on it.",
        "Testoline lowers the chance of vomiting at sea. Half a glass of water was enough for some.",
        "Testoline lowers the chance of vomiting at sea. A third trial found the same as the second half of the first.",
        "Testoline lowers the chance of vomiting at sea. It was taken so in two out of three trials.",
    ]),
    ("why evidence is indirect", DROWSINESS, ATTENTION_WHY, [
        "Attention was tested on land.",
        "None of them was at sea.",
        "The trial took only young men.",
        "It looked at attention after 2 hours, and crossings are longer.",
        "They pressed buttons instead of steering.",
        "The people who took part were healthier than most passengers.",
        "It counts a score, not how people feel.",
        "Without a group on dummy tablets, it answers another question.",
    ]),
    ("why a rating begins at low", DROWSINESS, DROWSY_WHY, [
        "It was not left to chance who took it.",
        "Those who took testoline may have been more often ill.",
        "The study only watched what passengers did.",
        "Passengers chose whether to take it.",
        "This was not an experiment, so other things may be behind it.",
        "Nobody was put into a group by lot.",
    ]),
    ("what to do with it", f"{TOPIC}topic.yaml", ("steps", 0, "text"), [
        "Take the box with you, and show it to the crew.",
        "Do not stop them on your own.",
        "Ask a pharmacist first, and only then leave it out.",
        "If you miss a day, ask at the pharmacy.",
        "Take it seriously if you feel faint.",
        "Hold on to the rail to stop yourself from falling.",
        "Do not:\n\n- take two at once\n- stop your tablets",
        "**What you should not do at sea:**\n\n- skip a day\n- double up",
        "Ask a pharmacist if you:\n\n- take two a day\n- take other tablets",
        "Tell the crew's doctor about this:\n\n- take them every day",
        "Take them with food.",
        "Take them at the same time each day.",
    ]),
    ("what nobody studied", f"{TOPIC}topic.yaml", ("steps", 0, "text"), [
        "No trial has tested testoline against ginger.",
        "Nobody has compared testoline with other tablets.",
        "No study has looked at testoline in children.",
        "Nobody has studied testoline in pregnancy.",
        "No trial has followed people on testoline for longer than a week.",
        "No trial has asked whether testoline makes people drowsy.",
        "Nobody has studied sleep after testoline.",
        "Nobody has tested testoline on long flights.",
        "No study has counted falls.",
    ]),
    ("how many people", SICKNESS, VOMITING, [
        "Testoline lowers the chance of vomiting at sea. Most people did not vomit on it.",
        "Testoline lowers the chance of vomiting at sea. Nobody knows why.",
        "Testoline lowers the chance of vomiting at sea. Most people in the trials were women.",
        "Testoline lowers the chance of vomiting at sea. Not everyone vomits, with or without it.",
        "Testoline lowers the chance of vomiting at sea. No one has studied it on lakes.",
        "Testoline lowers the chance of vomiting at sea. Few people vomited on it.",
        "Testoline lowers the chance of vomiting at sea. It does not keep everybody from vomiting.",
        "Testoline lowers the chance of vomiting at sea. All the people in the trials were adults.",
    ]),
    ("groups", DROWSINESS, DROWSY_NOTE, [
        "2,000 passengers. 150 of 1,000 were drowsy on testoline, and 80 of 1,000 without it.",
        "2,000 passengers. 80 of 1,000 were drowsy without testoline, and 150 of 1,000 on it.",
        "2,000 passengers. Without testoline 80 of 1,000 were drowsy, with it 150 of 1,000.",
        "2,000 passengers. 15 in 100 on testoline, against 8 in 100 without.",
        "2,000 passengers. 8% without it and 15% with it were drowsy.",
        "2,000 passengers, 1,000 with testoline and 1,000 without it.",
    ]),
    ("no difference", DROWSINESS, ATTENTION, [
        "Testoline probably does not change attention.",
        "On testoline, attention is probably about the same.",
        "People probably attend as well on testoline as without it.",
        "Testoline probably has no effect on attention.",
        "Attention probably does not differ.",
        "Testoline probably makes no real difference to attention.",
    ]),
    ("scales", SICKNESS, NAUSEA, [
        "Testoline probably eases nausea, by about 12 points out of 100. People notice 8 points.",
        "Testoline probably eases nausea, by about 12 points on a scale of 0 to 100.",
        "Testoline probably eases nausea, by 12 points. A difference of 8 points is what people notice.",
        "Testoline probably eases nausea, by about 12 points. It matters to people from 8 points on.",
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def site() -> MutableSite:
    return invented()


@pytest.mark.parametrize(("path", "steps", "texts"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_a14_no_rule_says_anything_of_right_sentences(
    path: str, steps: tuple[Step, ...], texts: list[str], site: MutableSite
) -> None:
    said = {text: codes for text in texts if (codes := site.new_messages(Change(path, steps, text)))}
    assert said == {}


_PLACES = {"text": (f"{TOPIC}topic.yaml", ("steps", 0, "text")), "note": (DROWSINESS, DROWSY_NOTE)}
_CLAIMS = {"prevents-vomiting": (SICKNESS, VOMITING), "eases-nausea": (SICKNESS, NAUSEA)}
_GUIDANCE = {"guidance": (DOSES, ("body", 0, "claim", "text"))}


def test_what_is_said_not_to_be_noticed_is_not(site: MutableSite) -> None:
    """The page of what the rules notice names these sentences; one that is noticed is to be taken off the list."""
    places = {**_PLACES, **_CLAIMS, **_GUIDANCE}
    found = (line.partition(": ") for line in MISSED.read_text("utf-8").splitlines())
    assert [text for where, _, text in found if site.new_messages(Change(*places[where], text))] == []
