"""Values: `{{ analysis.path }}` in a text to the computed number in house style.

In: a text, and the values of each analysis of its topic. Out: the text with numbers, or what keeps a reference from
being one. The grammar is ours and no template language: a path is looked up in a table, and nothing is ever run.
"""

from citesite.values.grammar import Misuse, Reference, masked, misuse, references, stray_braces
from citesite.values.paths import PATHS, PathKind, Values, values_of
from citesite.values.printing import FORMS, Form, Value, printed
from citesite.values.settle import has_references, settled
from citesite.values.topic import TopicValues, topic_values

__all__ = [
    "FORMS",
    "PATHS",
    "Form",
    "Misuse",
    "PathKind",
    "Reference",
    "TopicValues",
    "Value",
    "Values",
    "has_references",
    "masked",
    "misuse",
    "printed",
    "references",
    "settled",
    "stray_braces",
    "topic_values",
    "values_of",
]
