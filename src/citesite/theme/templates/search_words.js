self.searchWords = {{ {"terms": terms, "same": same, "ignore": ignore}|tojson }};
