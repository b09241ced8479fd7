"""The names of all fields, by which a line that lost its colon or its column is known for a field."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@cache
def field_names() -> frozenset[str]:
    """Return the name of every field of a record and of the settings, as editors write it."""
    # Only a text that is no YAML needs them, and the models take long to import.
    from citesite import records
    from citesite.read import look_settings, settings
    from citesite.records.fields import Record

    modules = [import_module(f"{records.__name__}.{module.name}") for module in iter_modules(records.__path__)]
    models = [
        model
        for module in (*modules, look_settings, settings)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Record)
    ]
    return frozenset(field.alias or name for model in models for name, field in model.model_fields.items())
