"""Render YAML evidence records into a patient-facing static site."""

__version__ = "0.1.0"
