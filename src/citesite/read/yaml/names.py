"""The names of all fields, by which a line that lost its colon or its column is known for a field."""

from __future__ import annotations

from functools import cache


@cache
def field_names() -> frozenset[str]:
    """Return the name of every field of a record and of the settings, as editors write it."""
    # Only a text that is no YAML needs them, and the models take long to import.
    from citesite.read import look_settings, settings
    from citesite.records import blocks, category, claim, dosing, figures, lists, page, results, source, topic
    from citesite.records.fields import Record

    modules = (blocks, category, claim, dosing, figures, lists, look_settings, page, results, settings, source, topic)
    models = (
        model
        for module in modules
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Record)
    )
    return frozenset(field.alias or name for model in models for name, field in model.model_fields.items())
