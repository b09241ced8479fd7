"""The speed of citesite, compared with another generator that builds the same pages."""
