"""Content that says what its own records deny (A14): mutants of whole sites, and contents built by hand.

A mutant is a site in which one meaning was changed: a direction, a number, a stance. `text_operators` and
`record_operators` make them of the two sites in `sites`; `mutants` counts how many are noticed: `make mutants`.
"""
