"""The steps of a build, in the order of `rebuild`. Each takes `Inputs` and what is known, and returns `Changes`."""
