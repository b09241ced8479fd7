"""The texts of skeletons. `<ID>` and the like are replaced when one is written; FILL ME IN is for the editor."""

TOPIC = """\
# A topic has one page. Its sections are the other files in this folder. `citesite schema` lets editors list all fields.
id: <ID>
title: FILL ME IN with the heading of the page
summary: >-
  FILL ME IN with a few sentences on what the page is about.
# The question in four parts, if the page answers one:
# question:
#   population: Adults with …
#   intervention: What is done
#   comparator: What it is compared with
#   outcomes: [What is looked at]
sections: [overview]
takeaways:
  # The certainty of a key message is the lowest among its claims. It is computed, never typed.
  - id: first-message
    text: FILL ME IN with the first thing a reader should take away.
    claims: [first-claim]
# questions_to_ask:
#   - A question to take to an appointment?
# seek_help:
#   - level: urgent
#     title: "Ask for help today if:"
#     items: [a sign to look out for]
last_reviewed: <TODAY>
# Delete this line when the topic is ready. Until then `citesite serve` shows it, and it is not published.
status: draft
"""

SECTION = """\
# A section: claims in reading order, each with the sources it rests on. List its id in topic.yaml.
id: <ID>
title: FILL ME IN with a heading
# The kind of section: overview, biology, risk, evidence, certainty, dosing, safety, tests, gaps, clinicians.
kind: overview
# lead: One or two sentences that say what the section is about.
body:
  # Each step is one of: claim, heading, text, callout, table, analysis, figure, findings, facts, dosing.
  - text: FILL ME IN with what links the claims together.
"""

CLAIM = """\
id: <ID>
text: >-
  FILL ME IN with one finding, as you would explain it to a patient.
# type: mechanism, association, effect, prevalence, safety, guidance or definition. An effect needs certainty: below.
# applies_to: Who it is about
evidence:
  - source: <SOURCE>
    # supports, partly, contradicts or context
    stance: supports
    # locator: table 2
    note: FILL ME IN with what this source found, in a sentence with its numbers.
# certainty:
#   level: low
#   start: high  # high for randomised trials, low for observational studies
#   down: [risk-of-bias, imprecision]  # each lowers the level by one
#   why: People knew which treatment they had, and there were few of them.
"""

SOURCE = """\
# A source: one work, with the field names of CSL-JSON (what Zotero and others export).
id: <ID>
# article-journal, report, webpage, book, chapter, dataset or thesis; document is anything
type: document
title: FILL ME IN with the title, as printed
author:
  - literal: FILL ME IN with the authors
  # - {family: Surname, given: Initials}
# container-title: The journal, the site or the book
# issued: 2024-05
# volume: 1
# issue: 2
# page: 3-9
# DOI: 10.…
# PMID: …
# URL: https://…
# accessed: <TODAY>
# design: systematic-review, randomized-trial, cohort, guideline … (citesite's docs/records.md lists them all)
# population: Who was studied, and where
# n: 120
# funding: Who paid for it
# How you read it: full-text, abstract, extract or second-hand. What was not read supports nothing that is published.
access: not-read
# summary: What it found, in one or two plain sentences.
"""
