"""What a whole bank must hold beyond each triple: coverage, no repetition, one language.

Every check is a function triples -> findings; `run` runs them all, `table` counts the bank.
"""
