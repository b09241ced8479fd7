"""What sentences promise: verbs of effect, hedges, safety and orders, compared with what the records say."""
