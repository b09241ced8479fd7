"""A site in which every field of every record is filled, each text with words that no other field has."""

FILLED_SITE = """
-- site_config.yaml --
title: Test Site
url: https://example.org/test/

-- content/sources/all.yaml --
- id: trial
  type: article-journal
  title: "qx source title"
  author:
    - {family: Qxfamily, given: Qxgiven, suffix: Qxsuffix}
    - {literal: qx name literal}
  editor: [{literal: qx source editor}]
  container-title: "qx source container"
  container-title-short: "qx source container short"
  publisher: "qx source publisher"
  publisher-place: "qx source place"
  edition: "3qx"
  version: "qx version"
  number: "qx number"
  status: in-press
  issued: 2011-04-05
  accessed: 2026-10-31
  volume: "71qx"
  issue: "72qx"
  page: "qx731-qx739"
  DOI: 10.1000/qxdoi
  PMID: "7654321"
  PMCID: PMC1234567
  ISBN: "9783161484100"
  URL: https://example.org/qxurl
  design: randomized-trial
  study: qx source study
  population: qx source population
  n: 8123
  follow_up: qx source follow-up
  funding: qx source funding
  conflicts: qx source conflicts
  risk_of_bias: low
  access: full-text
  access_note: qx source access note
  standing:
    status: corrected
    checked_on: 2026-10-30
    superseded_by: other
    note: qx standing note
  abstract: qx source abstract
  imported: {origin: qx imported origin, on: 2026-10-29}
  summary: qx source summary
  formerly: [qx-source-before]
- id: other
  type: webpage
  title: Another work
  author: [{literal: Another Body}]
  issued: 2012
  accessed: 2026-10-28
  URL: https://example.org/other
  design: randomized-trial
  access: full-text

-- content/glossary.yaml --
- id: a-term
  term: qx term term
  lay_term: qx term lay
  definition: qx term definition
  synonyms: [qx term synonym]
  evidence:
    - {source: trial, stance: partly, locator: qx term locator, note: qx term evidence note}
  formerly: [qx-term-before]

-- content/people.yaml --
- id: a-person
  name: qx person name
  role: clinical-reviewer
  qualification: qx person qualification
  ORCID: 0000-0002-1825-0097
  interests: {statement: qx interests statement, date: 2026-10-27}
- id: another-person
  name: Another Person
  role: author
  interests: {statement: none, date: 2026-10-26}

-- content/pages/qx-page.md --
---
title: qx page title
label: qx page label
description: qx page description
show_in: [menu]
order: 7
topic: topic
because: qx why these words of a page
unchecked: qx why these numbers of a page
formerly: [qx-page-before]
---

qx page text

-- content/pages/another-page.md --
---
title: Another page of the site
order: 6
show_in: [menu]
---

Another text of a page.

-- content/topics/topic/topic.yaml --
id: topic
title: qx topic title
summary: qx topic summary, with a [word](term:a-term)
hero_drawing: foot
category: qx topic category
question:
  population: qx question population
  intervention: qx question intervention
  comparator: qx question comparator
  outcomes: [qx question outcome]
audience: [patient]
sections: [first, second]
takeaways:
  - id: message
    question: qx takeaway question
    text: qx takeaway text
    claims: [a-claim, another-claim]
    audience: patient
    because: qx why these words of a takeaway
    unchecked: qx why these numbers of a takeaway
    formerly: [qx-takeaway-before]
  - id: message-in-parts
    question: Which part is surer?
    parts:
      - text: qx part text
        claims: [a-claim]
        because: qx why these words of a part
        unchecked: qx why these numbers of a part
      - {text: "Another part, probably", claims: [another-claim, a-claim]}
first_picture:
  analysis: relief-by-trial
  row: Third trial
  subgroup: a subgroup
  baseline: qx baseline label
  finding: qx picture finding
  who: qx picture who
  legend: {either_way: qx picture either way, differ: qx picture differ, neither: qx picture neither}
  people: 100
  claim: a-claim
steps:
  - title: qx step title
    text: qx step text
    claims: [a-claim]
    drawing: tube
    because: qx why these words of a step
    unchecked: qx why these numbers of a step
questions_to_ask: [qx topic question]
seek_help:
  - {level: urgent, title: qx care title, items: [qx care item], action: qx care action}
research_gaps: [qx topic gap]
related: ["qx related topic [here](topic:topic)"]
further_reading: [{source: other, note: qx further note}]
methods:
  searched_on: 2026-10-25
  databases: [qx methods database]
  eligibility: qx methods eligibility
  reading: qx methods reading
  limits: qx methods limits
authors: [another-person]
reviewers: [a-person]
last_reviewed: 2026-10-24
next_review: 2027-10-23
status: published
changes:
  - {date: 2026-10-22, kind: correction, what: qx change what, why: qx change why}
because: qx why these words of a topic
unchecked: qx why these numbers of a topic
formerly: [qx-topic-before]

-- content/topics/topic/first.yaml --
id: first
title: qx section title
card: qx section card
drawing: pill
kind: evidence
lead: qx section lead
answer:
  - {text: "qx answer text, probably", claims: [a-claim]}
questions_to_ask: [qx section question]
takeaways: [message]
handout: [a-claim]
because: qx why these words of a section
unchecked: qx why these numbers of a section
formerly: [qx-section-before]
body:
  - claim:
      id: a-claim
      question: qx claim question
      text: qx claim text
      type: effect
      outcome: relief
      effect: {of: qx effect of, change: small-increase}
      applies_to: qx claim applies to
      certainty:
        level: moderate
        start: high
        down: [imprecision, inconsistency]
        up: [dose-response]
        why: qx certainty why
      evidence:
        - source: trial
          stance: supports
          locator: qx evidence locator
          note: qx evidence note
          quote: qx evidence quote
          unchecked: qx why these numbers of a note
      details: qx claim details
      because: qx why these words of a claim
      unchecked: qx why these numbers of a claim
      formerly: [qx-claim-before]
  - for_experts: true
    because: qx why these words of a claim block
    unchecked: qx why these numbers of a claim block
    claim:
      id: another-claim
      text: Another claim, probably
      type: effect
      certainty: {level: moderate, start: high, down: [imprecision]}
      evidence: [{source: trial}]
  - claim:
      id: a-trial
      text: A trial, perhaps
      type: effect
      outcome: relief
      effect: {of: examplin, change: large-increase}
      result: {analysis: relief-by-trial, row: Third trial, subgroup: a subgroup}
      certainty: {level: low, start: high, down: [imprecision, unread], why: We read a summary}
      evidence: [{source: trial}]
  - claim:
      id: nobody-looked
      text: Nobody knows
      type: effect
      nothing_found: {searched: qx nothing searched, on: 2026-10-03}
  - for_experts: true
    because: qx why these words of a heading block
    unchecked: qx why these numbers of a heading block
    heading: qx block heading
  - for_experts: true
    because: qx why these words of a text block
    unchecked: qx why these numbers of a text block
    text: qx block text
  - for_experts: true
    because: qx why these words of a callout block
    unchecked: qx why these numbers of a callout block
    callout: {tone: caution, title: qx callout title, text: qx callout text}
  - for_experts: true
    because: qx why these words of a table block
    unchecked: qx why these numbers of a table block
    table:
      caption: qx table caption
      columns: [qx table column, qx table other column]
      rows: [[qx table row, qx table cell]]
  - for_experts: true
    because: qx why these words of a analysis block
    unchecked: qx why these numbers of a analysis block
    analysis: relief-at-two-hours
  - for_experts: true
    because: qx why these words of a figure block
    unchecked: qx why these numbers of a figure block
    figure: {analysis: pain-after-a-day, kind: forest, sides: [qx figure left, qx figure right], per: 100}
  - figure:
      analysis: relief-at-two-hours
      kind: icons
      baseline: qx baseline label
      per: 1000
      finding: qx figure finding
      who: qx figure who
      legend: {either_way: qx legend either way, differ: qx legend differ, neither: qx legend neither}
  - for_experts: true
    because: qx why these words of a findings block
    unchecked: qx why these numbers of a findings block
    findings:
      id: in-short
      title: qx findings title
      population: qx findings population
      intervention: qx findings intervention
      comparator: qx findings comparator
      outcomes:
        - {outcome: relief, analysis: relief-at-two-hours, claim: a-claim, baseline: qx baseline label}
        - {outcome: pain, analysis: pain-after-a-day, row: qx row label, subgroup: qx row subgroup}
        - {outcome: not-looked-for, searched: false}
      per: 1000
      note: qx findings note
      formerly: [qx-findings-before]
  - for_experts: true
    because: qx why these words of a facts block
    unchecked: qx why these numbers of a facts block
    facts:
      id: facts
      title: Facts
      population: adults
      intervention: examplin
      comparator: placebo
      outcomes:
        - {outcome: relief, claim: a-claim, row: Third trial, subgroup: a subgroup, analysis: relief-by-trial}
        - {outcome: pain, kind: harm, label: qx finding label, in_words: qx finding in words}
      per: 100

-- content/topics/topic/second.yaml --
id: second
title: Doses
kind: dosing
body:
  - for_experts: true
    because: qx why these words of a dosing block
    unchecked: qx why these numbers of a dosing block
    dosing:
      - id: tablet
        substance: qx dose substance
        form: qx dose form
        route: oral
        amount: {value: 512, to: 514, unit: tablet, each: {value: 3, unit: qx each unit}, per: kilogram}
        frequency: qx dose frequency
        duration: qx dose duration
        then: [{amount: {value: 513, unit: qx then unit}, frequency: qx then frequency, duration: qx then duration}]
        purpose: trial-arm
        population: qx dose population
        cautions: qx dose cautions
        evidence: [{source: trial, locator: qx dose locator}]
        formerly: [qx-dose-before]
  - figure: {analysis: relief-by-trial, kind: icons, row: Third trial, subgroup: a subgroup, per: 100}

-- content/topics/topic/evidence.yaml --
outcomes:
  - id: relief
    name: qx outcome name
    lay_name: qx outcome lay name
    kind: dichotomous
    desirable: true
  - id: pain
    name: Pain
    lay_name: pain
    kind: continuous
    unit: qx outcome unit
    scale: {range: [1, 61], better: lower, minimal_important_difference: 3.25}
  - {id: not-looked-for, name: Sleep, lay_name: sleep, kind: dichotomous}
analyses:
  - id: relief-at-two-hours
    title: qx analysis title
    outcome: relief
    measure: RR
    intervention: qx analysis intervention
    comparator: qx analysis comparator
    model: random-reml
    hksj: true
    note: qx analysis note
    because: qx why this analysis is as it is
    formerly: [qx-analysis-before]
    rows:
      - id: row-by-short-name
        source: trial
        label: First trial
        study: qx row study
        people: qx row people
        follow_up: qx row follow-up
        intervention: {events: 31, total: 153}
        comparator: {events: 22, total: 154}
        risk_of_bias:
          {tool: rob-2, randomisation: low, deviations: low, missing_data: some-concerns, measurement: low,
           reporting: low, overall: high, why: qx why biased}
        note: qx row note
      - source: other
        label: Second trial
        study: another study
        estimate: 1.61
        interval: [0.91, 2.85]
        risk_of_bias:
          {tool: robins-i, confounding: serious, selection: moderate, classification: low, overall: critical}
    baseline_risks:
      - {id: risk-by-short-name, label: qx baseline label, per_thousand: 137, time: qx baseline time, source: other}
      - {label: Others, per_thousand: 251, time: a year, source: trial}
    published:
      - source: other
        label: qx published label
        estimate: 4.04
        interval: [1.03, 8.05]
        differs_because: qx published differs
        note: qx published note
  - id: relief-rates
    title: Relief in person-time
    outcome: relief
    measure: IRR
    intervention: examplin
    comparator: placebo
    rows:
      - source: trial
        label: Rates
        intervention: {events: 31, time: 153.5}
        comparator: {events: 22, time: 154.25}
      - {source: other, label: Standard error, study: another study, estimate: 1.375, se: 0.125}
  - id: relief-by-trial
    title: Relief by trial
    outcome: relief
    measure: RR
    intervention: examplin
    comparator: placebo
    why_not_pool: qx analysis why not
    rows:
      - source: trial
        label: Third trial
        subgroup: a subgroup
        outcome: relief
        follow_up: two years
        intervention: {percent: 43.25}
        comparator: {percent: 22.25}
      - source: other
        label: Third trial
        subgroup: another subgroup
        result: qx row result
        direction: better
  - id: pain-after-a-day
    title: Pain after a day
    outcome: pain
    measure: MD
    unit: qx analysis unit
    intervention: examplin
    comparator: placebo
    rows:
      - source: trial
        label: qx row label
        subgroup: qx row subgroup
        people: adults
        intervention: {mean: 31.5, sd: 10.25, n: 57}
        comparator: {mean: 36.5, sd: 11.25, n: 59}
        estimate: -9.5
        interval: [-13.5, -5.25]
        differs_because: qx row differs
  - id: pain-after-two-days
    title: Pain after two days
    outcome: pain
    measure: MD
    unit: points
    intervention: examplin
    comparator: placebo
    rows:
      - source: trial
        label: Fourth trial
        subgroup: a third subgroup
        people: adults
        intervention: {mean: 31.5, sd: 10.25, n: 57}
        comparator: {mean: 36.5, sd: 11.25, n: 59}
        estimate: -9.5
        interval: [-13.5, -5.25]
        differs_because: another reason
"""
