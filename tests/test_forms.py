"""The page on forms of export and kinds of reference says what is so."""

from __future__ import annotations

from reference_forms import PAGE, differing, page


def test_every_form_of_export_comes_in_with_every_field() -> None:
    found = differing()
    assert len(found) >= 43
    assert {name: (out, fields) for name, (_, out, fields) in found.items() if (out, fields) != (1, [])} == {}
    assert page(found) == PAGE.read_text("utf-8"), "run `make forms`"
