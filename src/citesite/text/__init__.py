"""Texts: the Markdown subset to safe HTML, citations and links; mark-up blanked out; plain words."""
