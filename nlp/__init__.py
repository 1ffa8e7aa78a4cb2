"""Judgment text becomes statements that know their sentence: `nlp.extract.extract_document`.

A spaCy pipeline of our own components reads heading, court, case number, parties, signature, citations and
offences by rule; each value keeps its span in code points of the text as stored.
"""
