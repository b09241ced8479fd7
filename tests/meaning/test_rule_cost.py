"""The benchmark of what the rules cost counts every module of rules but those that it names."""

from __future__ import annotations

from benchmarks.rule_cost import OTHERS, rule_modules

from citesite.check import rules


def test_each_module_of_rules_is_counted_or_named_as_another() -> None:
    asked = (*rules.MODULES, *rules.AT_LAST, *rules.number_modules())
    names = {module.__name__.removeprefix("citesite.check.") for module in asked}
    assert names >= OTHERS, "OTHERS names a module that no longer has rules"
    assert names == OTHERS | set(rule_modules())
    # One of each way in which modules are asked.
    assert {"rating_rules", "time_rules", "result_rules", "wording.text_rules"} <= set(rule_modules())
