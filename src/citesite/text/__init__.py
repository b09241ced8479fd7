"""Text: the Markdown subset to safe HTML, citations and links."""
