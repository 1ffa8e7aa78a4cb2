"""How the shipped model is remade: `make train` (python -m nlp.training), from texts whose licence allows it.

Gold annotation of others is never read here. Same texts, same seed, same bytes.
"""
