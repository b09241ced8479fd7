"""Ask registries and the web whether the identifiers and links of sources exist and name these works.

Only `citesite verify-sources` uses it. What was answered is kept in `source-states.json`; a server that is busy or away
changes nothing that was known before.
"""

from citesite.exchange.verification.verifying import Limits, VerifyReport, quote_lines, report_lines, verify

__all__ = ["Limits", "VerifyReport", "quote_lines", "report_lines", "verify"]
