"""Numbers that follow from trial results: effects, pooled effects, and what they mean for people.

Pure arithmetic on plain numbers, with nothing but the standard library. Start with `computed(analysis, outcome)`, which
does everything for one analysis; the other functions are its parts.
"""

from citesite.evidence.absolute import (
    Absolute,
    NumberNeeded,
    absolute,
    against_minimal_important_difference,
    number_needed,
    risk_with,
)
from citesite.evidence.agreement import agrees, printed_decimals
from citesite.evidence.analysis import Computed, ComputedRow, Reason, Subgroup, computed, per_people
from citesite.evidence.effects import (
    RATIOS,
    Effect,
    ImpossibleError,
    Measure,
    from_counts,
    from_interval,
    from_means,
    from_means_with_t,
    null_value,
)
from citesite.evidence.pooling import Between, Model, Pooled, between_subgroups, pool

__all__ = [
    "RATIOS",
    "Absolute",
    "Between",
    "Computed",
    "ComputedRow",
    "Effect",
    "ImpossibleError",
    "Measure",
    "Model",
    "NumberNeeded",
    "Pooled",
    "Reason",
    "Subgroup",
    "absolute",
    "against_minimal_important_difference",
    "agrees",
    "between_subgroups",
    "computed",
    "from_counts",
    "from_interval",
    "from_means",
    "from_means_with_t",
    "null_value",
    "number_needed",
    "per_people",
    "pool",
    "printed_decimals",
    "risk_with",
]
