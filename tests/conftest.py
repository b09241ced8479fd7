"""How property tests choose their examples.

A commit passes or fails alike wherever it is tested, so `make test` and `make check` draw the same examples each time.
`make explore` draws new ones; what it finds becomes a test of its own.
"""

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("new", derandomize=False, database=None, print_blob=True)
settings.load_profile("same")
