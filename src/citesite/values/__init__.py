"""Values: `{{ analysis.path }}` in a text to the computed number in house style.

In: a text, and the values of each analysis of its topic. Out: the text with numbers, or what keeps a reference from
being one. The grammar is ours and no template language: a path is looked up in a table, and nothing is ever run.

Nothing is imported here: most topics have no number to print, and a build of theirs needs `grammar` and `settle` alone.
"""
