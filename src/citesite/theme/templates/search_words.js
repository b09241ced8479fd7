self.searchWords = {"terms": {{ terms|tojson }}, "same": {{ same|tojson }}, "ignore": {{ ignore|tojson }}, "endings": {{ endings|tojson }}};
