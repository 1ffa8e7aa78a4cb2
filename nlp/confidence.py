"""How sure each rule is: the precision measured by reading real documents, not a feeling.

One reader, 60 documents over four collections; tests/nlp/frozen.json keeps the rates that can be checked by machine.
"""

CASE_NUMBER = 0.99
COURT = 0.99
PARTY = 0.97
REPRESENTATIVE = 0.98
DATE = 0.99
CITATION = 0.99
RELATED_CASE = 0.9
CAUSE = 0.98
DETAIL = 0.97
AGENT = 0.95
OFFICER = 0.98
HEADING = 0.99
