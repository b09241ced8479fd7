"""Values: `{{ analysis.path }}` in a text to the computed number in house style.

In: a text, and the values of each analysis of its topic. Out: the text with numbers, or what keeps a reference from
being one. The grammar is ours and no template language: a path is looked up in a table, and nothing is ever run.
"""

from citesite.values.grammar import Misuse, Reference, masked, misuse, references, stray_braces
from citesite.values.paths import PATHS, PathKind, Values, values_of
from citesite.values.printing import FORMS, Form, Value, decimals, half_up, printed
from citesite.values.selection import Refusal, Selected, selected
from citesite.values.settle import has_references, settled
from citesite.values.topic import TopicValues, topic_values

__all__ = [
    "FORMS",
    "PATHS",
    "Form",
    "Misuse",
    "PathKind",
    "Reference",
    "Refusal",
    "Selected",
    "TopicValues",
    "Value",
    "Values",
    "decimals",
    "half_up",
    "has_references",
    "masked",
    "misuse",
    "printed",
    "references",
    "selected",
    "settled",
    "stray_braces",
    "topic_values",
    "values_of",
]
