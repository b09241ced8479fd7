"""Check: plain data to typed records, then the content rules, one function a rule.

In: what `read` gave. Out: the content and everything that is wrong with it, in one go. A record that does not fit its
model is reported once and left out; rules that would only repeat its absence are skipped.
"""

from citesite.check.assemble import assemble
from citesite.check.known import Known, known
from citesite.check.rules import check

__all__ = ["Known", "assemble", "check", "known"]
