// What readers type in English, and what the records call it. The site's glossary and its setting `search_words` add to
// this. To support another language: a file of the same form, and its tag in LANGUAGES in pages/search.py.
"use strict";
self.searchLanguage = {
  // Words that say nothing in a question.
  ignore: `a about actually after again ago all also always am an and any anybody anyone are arent as at back bad be because been before being
    but by came can cant cannot come comes coming count counts could couldnt did didnt do does doesnt doing done dont else ever few for from get gets getting give
    given go goes going gone gonna got had has have havent having he her here hers hi him his how i id if ill im in into is isnt it
    its ive just keep know let like likely long lot lots make makes many may maybe me might more most much my myself near new no not now of
    off ok on one only or other our ours out over people per person please put quite really same said say says see seem she should shouldnt since
    so some somebody someone something still such together taken tell told than that thats the their them then there theres these they thing
    things think thought this those through to too until up upon us use used uses using very want was wasnt way we well were what whats when
    where wheres which while who whos why will with without wont work works worth would yes yet you your youre yours`,
  // What words may end in. What is left has at least three letters.
  endings: "iness ness ies ings ing ied ed es s ly y e",
  // Beginnings that turn a word into another or its opposite: one is never taken for a wrong spelling of the other.
  opposites: ["hyper hypo", "neuro nephro", "neur nephr", "macro micro", "intra inter", "ab ad"],
  // What a number may be that no text has: "B12 180".
  number: "result, results, level",
  // Words and phrases that mean the same to readers: each finds the others.
  same: [
    "jab, jabs, shot, shots, injection, injections, injected, needle, syringe, depot",
    "pill, pills, tablet, tablets, capsule, capsules, by mouth, oral, swallow",
    "spray, nasal spray, under the tongue, sublingual, lozenge",
    "tired, tiredness, exhausted, exhaustion, fatigue, no energy, worn out, weary, sleepy, drained, knackered, run down",
    "numb, numbness, dead feeling, no feeling, cannot feel, lost feeling, loss of feeling, asleep, gone dead",
    "pins and needles, tingling, tingle, tingly, prickling, prickly, paraesthesia, fizzing, buzzing, crawling, ants, electric shocks",
    "burning, burn, burns, on fire, hot feet",
    "pain, pains, painful, ache, aching, hurt, hurts, hurting, sore, soreness, agony, stabbing, shooting",
    "foot, feet, toe, toes, sole, soles, heel",
    "hand, hands, finger, fingers",
    "leg, legs, calf, calves",
    "walk, walking, balance, unsteady, unsteadily, wobbly, stumble, falls, falling over, dizzy",
    "eye, eyes, sight, vision, blurred, seeing",
    "pale, pallor, yellow, washed out",
    "nerve damage, neuropathy, damaged nerves, nerve problem, nerve trouble, nerve harm",
    "kidney, kidneys, renal, nephropathy",
    "heart, cardiac, heart attack, stroke",
    "doctor, doctors, gp, physician, nurse, clinic, surgery, pharmacist, chemist",
    "sugar, blood sugar, glucose, hba1c",
    "diabetes, diabetic, diabetics, sugar diabetes",
    "test, tests, tested, check, checked, checks, blood test, lab, laboratory, screening",
    "result, results, level, levels, reading, value, values",
    "low, lack, lacking, short, shortage, deficient, deficiency, not enough, too little, running out",
    "harm, harmful, dangerous, danger, risk, risks, risky, unsafe, safe, safety, hurt me, bad for",
    "side effect, side effects, unwanted effects, adverse effects, harms",
    "stop, quit, come off, give up, stopping",
    "better, improve, ease, eases, relief, relieve, help, helps, cure, cures, go away, fix",
    "heal, healing, regrow, regrowth, grow back, repair, undo, regenerate, recover, recovery",
    "lasting, permanent, forever, reverse, reversible, irreversible, come back",
    "food, foods, eat, eating, diet, meal, meals, meat, fish, eggs, milk, dairy",
    "vegan, vegans, vegetarian, vegetarians, plant based, no meat",
    "old, older, elderly, age, over 65, pensioner, senior",
    "dummy, placebo, sugar pill, fake pill",
    "study, studies, trial, trials, research, researchers, evidence, proof, proven, science, scientists",
    "cause, causes, caused, lead to, due to, bring on, reason, reasons, harm",
    "never, missed, forgot, overlooked, not measured, not tested, not checked",
    "agree, disagree, controversial, mixed",
    "absorb, absorbed, absorption, uptake, take up, takes up, taking up",
    "stomach, gut, tummy, belly, bowel, intestine",
    "ring, phone, call, contact, talk to, speak to",
    "children, child, kids, kid",
    "pregnant, pregnancy, breastfeeding",
    "cost, price, expensive, cheap",
    "acid reflux, heartburn, stomach acid, omeprazole, antacid, ppi",
    "weight, weight loss, lose weight, slimming, overweight, obese",
    "exercise, sport, activity, gym",
    "spots, rash, acne, pimples, itching, itchy, skin",
    "allergy, allergic, reaction, anaphylaxis, swelling",
    "b12, b 12, vitamin b12, vitamin b 12, cobalamin",
    "doctor says, guideline, guidelines, official advice, recommend, recommended, nice, nhs",
  ],
  // What is typed finds the words behind it too, but not the other way round.
  also: {
    "overdose, too much, too high, large amounts, megadose, toxic, poisoning": "upper limit, high doses, high amounts",
    "dose, dosage, how much, how many mg, amount, mcg, strength": "microgram, milligram, dose, amounts, daily",
    "how often, every day, daily, weekly, monthly": "a day, a week, a month, once, often",
    "how long, how soon": "weeks, months, years",
    "long term, for years, for a long time, over time": "longer, long-term, years",
    "gabapentin, pregabalin, duloxetine, amitriptyline, lyrica, cymbalta": "pain medicines, medicines for pain, nerve pain",
    "tramadol, morphine, codeine, oxycodone": "opioid, opioids",
    "omeprazole, lansoprazole, pantoprazole, nexium": "acid-blocking medicine, stomach acid",
    "glucophage, diabetes tablet, diabetes pill, sugar tablet": "metformin",
    "memory, forgetful, brain fog, confused, confusion": "nerves, deficiency",
    "tongue, mouth ulcers, sore mouth": "tongue",
    "liver, marmite, fortified cereal": "food",
    "alcohol, drinking, booze": "other causes, alcohol",
    "folate, folic acid": "folate",
    "operation, gastric bypass, bariatric, stomach surgery": "stomach, gut, uptake, reasons",
    "worse, getting worse, spreading": "worse",
    "come off, stop taking": "do not stop",
    "interact, interaction, mix with, together with": "other medicines, together",
    "best": "better, choice, which",
    "type, kind, brand": "form, forms, kinds",
    "cheapest, buy, shop, over the counter, supplement, supplements": "tablets, supplement",
  },
  // A query with such words asks for texts of this kind.
  wants: {
    help: "see a doctor, see the doctor, see my doctor, see a gp, see my gp, go to hospital, emergency, urgent, urgently, warning signs, signs, symptoms",
    ask: "ask my, ask the, ask a, should i ask, to ask, can i ask, questions",
    step: "what can i do, what should i do, what do i do, what to do",
    dose: "dose, doses, dosage",
  },
  // A text of some kinds is also found by these words.
  kinds: {
    help: `emergency ambulance 999 112 911 111 hospital urgent urgently immediately now serious dangerous danger worried worry
      scared call doctor gp help symptoms signs warning red flag when should i see go`,
    step: "what can i do myself next steps advice tips help",
    ask: "questions ask doctor appointment gp nurse",
    gap: "unknown not known research nobody knows",
    dose: "dose dosage how much amount mg mcg strength",
    figure: "picture chart numbers figures graph",
  },
};
