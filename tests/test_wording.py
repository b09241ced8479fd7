"""What texts promise: verbs of effect, hedges, safety and orders, in every text of a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citesite.check.languages import orders_of, statements_of
from citesite.check.languages.en.orders import STOPPING, TAKING
from citesite.check.languages.en.relations import RELATIONS
from citesite.check.languages.form import FirstLooks
from citesite.check.said_ages import said_ages
from citesite.check.wording import english
from citesite.check.wording.words import Words, has
from contents import codes_of
from site_test import EFFECTS, SiteTest

WRONG = [
    # A claim says more than its certainty.
    ("claim/moderate", "Examplin reduced headache.", "claim-too-strong"),
    ("claim/moderate", "Examplin soothes headache, which is likely to come back.", "claim-too-strong"),
    ("claim/moderate", "Examplin is effective. It is probably the water.", "claim-too-strong"),
    ("claim/moderate", "People on examplin have less headache.", "effect-without-hedge"),
    ("claim/moderate", "With examplin the headache was gone sooner than with water.", "effect-without-hedge"),
    ("claim/low", "Examplin treats headache, although some people may need longer.", "claim-too-strong"),
    ("claim/low", "Examplin makes headache go away. It may rain.", "claim-too-strong"),
    ("claim/low", "Examplin brings relief; whether it tastes good is not known.", "claim-too-strong"),
    ("claim/low", "Examplin probably eases headache.", "claim-too-strong"),
    ("claim/low", "Tablets relieve headache if you can swallow them.", "claim-too-strong"),
    ("claim/low", "Examplin has improved headache.", "claim-too-strong"),
    ("claim/low", "Examplin gets rid of headache in people who may be tired.", "claim-too-strong"),
    ("claim/low", "Headache is milder on examplin.", "effect-without-hedge"),
    ("claim/very-low", "Examplin may ease headache.", "claim-too-strong"),
    ("claim/very-low", "Nobody is sure why examplin eases headache.", "claim-too-strong"),
    ("claim/very-low", "Headache was less frequent.", "effect-without-hedge"),
    ("claim/moderate", "Examplin may ease headache.", "claim-too-weak"),
    ("claim/high", "Examplin might ease headache.", "claim-too-weak"),
    # Invisible and foreign letters hide nothing.
    ("claim/moderate", "Examplin re\u00adlieves headache.", "claim-too-strong"),
    ("claim/low", "Examplin impr\u034foves headache.", "claim-too-strong"),
    ("claim/low", "Examplin rel\u200ci\u200deves headache.", "claim-too-strong"),
    ("claim/low", "Examplin h\u0435\u0430ls headache.", "claim-too-strong"),
    ("claim/low", "Examplin heal**s** headache.", "claim-too-strong"),
    ("text", "BCG c&#117;res cancer.", "impossible-promise"),
    ("text", "BCG cu\u00adres cancer, is completely safe.", "impossible-promise"),
    # Texts of every kind.
    ("takeaway", "Examplin relieves headache.", "takeaway-too-strong"),
    ("takeaway", "Less headache with examplin.", "effect-without-hedge"),
    ("answer", "Yes. Examplin prevents headache.", "takeaway-too-strong"),
    ("summary", "Examplin cures headache.", "impossible-promise"),
    ("summary", "Examplin relieves headache.", "text-too-strong"),
    ("title", "Examplin heals headache", "text-too-strong"),
    ("lead", "This part shows how well examplin works. It relieves headache.", "text-too-strong"),
    ("card", "Yes, it stops headache.", "text-too-strong"),
    ("heading", "Examplin protects the brain", "text-too-strong"),
    ("text", "Examplin repairs nerves.", "text-too-strong"),
    ("text", "BCG cures cancer, is completely safe.", "impossible-promise"),
    ("text", "BCG cures cancer, is completely safe.", "safety-promised"),
    ("callout", "Examplin is effective against migraine.", "text-too-strong"),
    ("callout", "It works for everyone.", "impossible-promise"),
    ("table", "Lowers the risk of stroke: examplin lowers it.", "text-too-strong"),
    ("step", "Examplin eliminates headache", "text-too-strong"),
    ("note", "A guaranteed success.", "impossible-promise"),
    # Safety.
    ("text", "Examplin has no side effects.", "safety-promised"),
    ("card", "Safe for everyone", "safety-promised"),
    ("callout", "Examplin cannot harm you.", "safety-promised"),
    ("summary", "Examplin is harmless.", "safety-promised"),
    ("note", "It was risk-free.", "safety-promised"),
    ("text", "Examplin is safe.", "safety-promised"),
    ("takeaway", "Examplin is well tolerated and probably eases headache.", "safety-promised"),
    # A type that holds an effect.
    ("definition", "Examplin is a plant that relieves headache.", "effect-as-other-type"),
    ("mechanism", "Examplin blocks a nerve and reduces pain.", "effect-as-other-type"),
    ("guidance", "Examplin works for most people.", "effect-as-other-type"),
    ("prevalence", "In most people examplin prevents migraine.", "effect-as-other-type"),
    ("association", "Examplin lowers the risk of stroke.", "effect-as-other-type"),
    # Orders.
    ("takeaway", "Stop metformin. Examplin probably eases headache.", "treatment-order"),
    ("takeaway", "Stop your tablets – examplin probably helps.", "treatment-order"),
    ("takeaway", "Take 5,000 micrograms. It probably helps.", "treatment-order"),
    ("takeaway", "Examplin probably eases headache, so take examplin every day.", "treatment-order"),
    ("answer", "Yes, probably. You can stop your insulin now.", "treatment-order"),
    ("step", "Double your dose", "treatment-order"),
    ("step", "Come off your tablets", "treatment-order"),
    ("card", "Just take two examplin tablets.", "treatment-order"),
    ("summary", "Replace your medicine with examplin.", "treatment-order"),
    ("text", "If you feel well, skip your insulin.", "treatment-order"),
    ("callout", "You no longer need a doctor.", "treatment-order"),
    ("lead", "Please start taking vitamin B12.", "treatment-order"),
    # As advertisements and friends say it.
    ("claim/low", "With examplin you can expect less headache.", "claim-too-strong"),
    ("claim/low", "It has been established that examplin may ease headache.", "claim-too-strong"),
    ("claim/moderate", "Headache is no match for examplin.", "claim-too-strong"),
    ("card", "Examplin: the proven remedy for headache", "text-too-strong"),
    ("lead", "Examplin wipes out headaches in most people.", "text-too-strong"),
    ("summary", "Examplin is a life-saver for people with headache.", "text-too-strong"),
    ("heading", "Say goodbye to headache", "text-too-strong"),
    ("table", "clinically proven", "text-too-strong"),
    ("summary", "There is nothing to fear from examplin.", "safety-promised"),
    ("text", "Nobody has ever been harmed by examplin.", "safety-promised"),
    ("text", "Examplin has an excellent safety record.", "safety-promised"),
    ("text", "It is so safe that even babies can have it.", "safety-promised"),
    ("step", "Give your child half a tablet", "treatment-order"),
    ("step", "Cut out your blood thinners", "treatment-order"),
    ("callout", "Throw your old pills away.", "treatment-order"),
    ("callout", "Feel free to double up on the tablets on bad days.", "treatment-order"),
    # An order in the middle of a sentence, behind each kind of word that opens it.
    ("text", "Everybody over sixty should take vitamin B12.", "treatment-order"),
    ("text", "In the evening simply swallow two tablets.", "treatment-order"),
    ("text", "On bad days you should always double your dose.", "treatment-order"),
    ("text", "With this illness there is no need for insulin.", "treatment-order"),
]
RIGHT = [
    ("claim/high", "Examplin eases headache."),
    ("claim/moderate", "Examplin probably eases headache and improves sleep."),
    ("claim/moderate", "It is likely that examplin eases headache."),
    ("claim/moderate", "Examplin likely makes little or no difference to headache."),
    ("claim/moderate", "Vitamins that lower fever probably do not change headache."),
    ("claim/low", "Examplin may ease headache or make it milder."),
    ("claim/low", "Trials have not shown that examplin helps."),
    ("claim/low", "It is not clear whether examplin, such as it is sold, eases headache."),
    ("claim/low", "Early treatment may stop the harm or undo it."),
    ("claim/low", "Does examplin ease headache? It may."),
    ("claim/very-low", "Nobody knows whether examplin eases headache."),
    ("claim/very-low", "Examplin may ease headache, but the trials are too small to tell."),
    ("claim/very-low", "We do not know if examplin works better than water."),
    ("takeaway", "Examplin probably eases headache. Ask your doctor about other causes."),
    ("takeaway", "Do not stop metformin on your own. Examplin probably eases headache."),
    ("takeaway", "Examplin probably eases headache. There is no cure."),
    ("answer", "Yes, probably. It probably eased headache."),
    ("summary", "This page explains what examplin does to headache, and who should ask first."),
    ("summary", "There is no miracle and no guarantee."),
    ("title", "What works against headache?"),
    ("lead", "This part is about works that nobody could read, and about common causes of headache."),
    ("lead", "It explains which harms of examplin are known."),
    ("heading", "Does it help?"),
    ("heading", "Studies of treatment and its effects"),
    ("text", "Headache can have other causes. A higher dose was not tested."),
    ("text", "No study was found that shows whether examplin is safe."),
    ("text", "A lower level is better, and a rise of the levels is worse."),
    ("text", "Doctors treat headache with other medicines, too, and stop them when they do harm."),
    ("text", "Never stop insulin. Do not change your dose."),
    ("text", "Examplin probably eases headache, as the statement above says."),
    ("callout", "Do not take examplin before you have asked. Ask how to stop your tablets."),
    ("callout", "Nobody has looked whether it has side effects. There is no sign of harm."),
    ("callout", "Take a list of your medicines to the appointment."),
    ("callout", "Take your time, and take care. Start with a walk."),
    ("table", "The treatment that was tested"),
    ("table", "No lower than 150"),
    ("step", "Keep taking your medicine"),
    ("step", "Ask before you stop your tablets"),
    ("step", "Take off your shoes"),
    ("step", "If your level is low, start treatment soon"),
    ("help", "you take examplin and are very unwell"),
    ("help", "you have stopped your medicine and your headache is worse"),
    ("note", "Pain was reduced in both groups, and the trial stopped early."),
    ("note", "The authors say that it is not a cure."),
    ("mechanism", "Your body needs it. It helps make the coat around nerve fibres."),
    ("mechanism", "A lack of it can damage nerves and can cause tingling."),
    ("guidance", "A guide says that examplin works for most people."),
    ("guidance", "Your team can help you with pain and sleep."),
    ("prevalence", "About 3 in 100 people lack it, often with other causes."),
    ("safety", "High doses may harm people with kidney disease."),
    ("definition", "A medicine that is used to lower fever."),
    ("text", "A headache that gets worse with coughing needs to be looked at."),
    ("text", "Drink a glass of water and rest in a dark room."),
    ("text", "Ask a pharmacist first. Wristbands are fun on days with a headache [@guide-2021]."),
    ("text", "Some people stop taking examplin on their own."),
    ("step", "Ask whether a lower dose would do"),
    ("callout", "If you have missed a dose, do not take two at once."),
    ("table", "better known as acetaminophen"),
    ("claim/moderate", "Examplin probably makes headache go away a little sooner."),
    ("answer", "It probably does. Ask a pharmacist whether you can take it."),
]


@pytest.mark.parametrize(("where", "text", "code"), WRONG)
def test_a_text_that_says_more_than_its_record_is_found(where: str, text: str, code: str, tmp_path: Path) -> None:
    assert code in codes_of(tmp_path, where, text)


@pytest.mark.parametrize(("where", "text"), RIGHT)
def test_a_text_that_says_what_its_record_says_passes(where: str, text: str, tmp_path: Path) -> None:
    assert codes_of(tmp_path, where, text) - {"number-without-record"} == set()


@pytest.mark.parametrize(
    ("where", "text", "code"), [case for case in WRONG if case[0] not in ("title", "help", "note")]
)
def test_a_reason_for_experts_is_an_answer(where: str, text: str, code: str, tmp_path: Path) -> None:
    assert code not in codes_of(tmp_path, where, text, because="The licence of this medicine uses these very words.")


@pytest.mark.parametrize("reason", [".", "because", "see above", "1234567890123456789"])
def test_a_reason_that_says_nothing_is_none(reason: str, tmp_path: Path) -> None:
    assert codes_of(tmp_path, "claim/moderate", "Examplin eases headache.", because=reason) == {"wrong-value"}


def test_words_of_another_language_are_not_judged_and_the_build_says_so(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin eases headache.")
    assert "claim-too-strong" in site.check().stderr
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: cy")
    for _ in range(2):
        built = site.build()
        assert (built.exit_code, "warning[words-not-checked]" in built.stderr) == (0, True)
        assert "claim-too-strong" not in built.stderr
    # The link is the only thing that changed.
    (site.folder / "content/topics/loop.yaml").symlink_to("loop.yaml")
    built = site.build()
    assert (built.exit_code, "warning[words-not-checked]" in built.stderr) == (1, True)


STATEMENTS, ORDERS = statements_of("en"), orders_of("en")
FIRST_LOOKS: dict[str, frozenset[str] | FirstLooks] = {
    "|".join(english.PHRASES): english.IN_PHRASES,
    STATEMENTS.never: STATEMENTS.in_never,
    f"{STATEMENTS.safe}|{STATEMENTS.called_safe}": STATEMENTS.in_safety,
    f"{STOPPING}|{TAKING}": ORDERS.first_looks[0][0],
    ORDERS.medicines: ORDERS.about,
    RELATIONS.relative: RELATIONS.in_relative,
}
"""Each pattern, and words of which a text must hold one before the pattern is tried, or a first look with two lists."""
SENTENCES = """
    A miraculous cure-all that never fails. | It is a wonder drug, 100% effective. | A magic bullet. | A panacea.
    It is 100% certain. | It works in all patients. | It always helps. | A 100% success. | They do no harm.
    Nothing can go wrong. | It is impossible to overdose. | It is well-tolerated. | It is risk-free.
    It is side-effect-free. | It is natural and safe. | It has no known dangers. | It is perfectly non-toxic.
    It will not do you any harm. | They are not dangerous. | It is free of unwanted effects. | It will never hurt.
    It is the best remedy for pain. | It puts an end to pain. | It keeps pain at bay. | They feel better with it.
    It takes away pain. | It is good against pain. | The pain goes away. | It vanished. | It is an answer to pain.
    It makes pain disappear. | They offer protection. | It got rid of pain. | It leads to pain. | It is curative.
    Wean yourself off your tablets. | Leave out the pill. | Discontinue lithium. | Begin taking a beta-blocker.
    It halved it. | Twice the chance. | A third of the risk. | 3 times as likely. | 20 per cent more. | An odds ratio.
"""


def test_no_text_escapes_the_first_look() -> None:
    """Most texts are only looked at for single words: whatever a pattern would find must hold one of them."""
    texts = [*(text for _, text, *_ in [*WRONG, *RIGHT]), *re.split(r"\n| \| ", SENTENCES)]
    found = {(text, pattern) for text in texts for pattern, words in FIRST_LOOKS.items() if has(pattern, text)}
    assert len(found) > 100
    looks = {pattern: _as_first_look(words) for pattern, words in FIRST_LOOKS.items()}
    assert [(text, pattern) for text, pattern in found if not list(Words(text).sentences_for(looks[pattern]))] == []


def _as_first_look(words: frozenset[str] | FirstLooks) -> FirstLooks:
    return ((words, frozenset()),) if isinstance(words, frozenset) else words


@pytest.mark.parametrize(
    "population", ["Babies aged 2 to 12 weeks with colic", "Infants from 1 to 6 months", "Children under 6 months"]
)
def test_ages_in_weeks_and_months_are_no_years(population: str) -> None:
    said = said_ages("Both trials counted how many babies vomited.", "en")
    assert said
    assert not said.differ([population])
    older = said_ages("Both trials were in adults over 60.", "en")
    assert older
    assert older.differ(["Babies aged 2 to 12 weeks"])
