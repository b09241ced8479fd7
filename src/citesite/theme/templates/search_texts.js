(self.searchFiles = self.searchFiles || {})[{{ name|tojson }}] = {{ topic|tojson }};
