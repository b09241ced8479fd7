"""How citesite reaches those who use it: the release, and ways to install and run it."""
