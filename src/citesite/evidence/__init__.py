"""The arithmetic of trial results: effects, pooled effects, and what they mean for people.

Pure arithmetic on plain numbers, with nothing but the standard library. Start with `computed(analysis, outcome)`, which
does everything for one analysis; the other functions are its parts.
"""
