(self.searchFiles = self.searchFiles || {})[{{ name|tojson }}] = {{ data|tojson }};
