(self.searchTopics = self.searchTopics || []).push(...{{ topics|tojson }});
