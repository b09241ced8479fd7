"""The list of rules about numbers: those that texts print or type, and those that pictures show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citesite.check import figure_rules, typed_numbers, value_rules

if TYPE_CHECKING:
    from citesite.check.rules import TopicRule

NUMBER_RULES: tuple[TopicRule, ...] = (
    value_rules.value_references,
    typed_numbers.typed_number_differs,
    figure_rules.selection_misfit,
    figure_rules.figure_without_numbers,
    figure_rules.people_without_time,
    figure_rules.people_do_not_add_up,
)
"""Rules about topics that have an analysis, or a text with double braces; no other topic has anything for them."""
