"""How fast citesite is, beside another generator that builds the same pages."""
