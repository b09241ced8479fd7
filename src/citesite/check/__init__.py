"""Check: typed records to everything that is wrong with them. A rule is declared beside the function that checks it.

In: typed records and what is known of the rest of the site. Out: diagnostics, all in one run. A record that does not
fit its model is reported once and left out; rules that would only repeat its absence are skipped.
"""

from citesite.check.date_rules import days_of_source
from citesite.check.rules import check_shared, check_topic, date_codes, is_all_read, quiet_until
from citesite.check.source_rules import work_keys
from citesite.link.needs import Need, needs, needs_of_shared, topic_links
from citesite.read.assemble import assemble_shared, assemble_topic, written_ids

__all__ = [
    "Need",
    "assemble_shared",
    "assemble_topic",
    "check_shared",
    "check_topic",
    "date_codes",
    "days_of_source",
    "is_all_read",
    "needs",
    "needs_of_shared",
    "quiet_until",
    "topic_links",
    "work_keys",
    "written_ids",
]
