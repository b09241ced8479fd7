"""How property tests choose their examples.

A commit passes or fails alike wherever it is tested, so `make test` and `make check` draw the same examples each time,
and no example fails for being slow on a busy machine. `make explore` draws new ones; what it finds becomes a test.
"""

from hypothesis import HealthCheck, settings

_ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _ANY_MACHINE, derandomize=True)
settings.register_profile("new", _ANY_MACHINE, database=None, print_blob=True)
settings.load_profile("same")
