"""How many examples a property test draws."""

from hypothesis import settings


def examples(*, always: int, new: int) -> int:
    """Return how many to draw: fewer in `make test`, where they are the same each time, than in `make explore`."""
    return always if settings().derandomize else new
