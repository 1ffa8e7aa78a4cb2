"""What a text names: each module finds one kind of thing in the shadow text, by rule, in time linear in its length.

A finder yields `Fact`s in order; nlp.components.facts parts those that overlap. Rules know nothing of a document's
header, so each can be tried on a sentence alone.
"""

TYPES = (
    "person",
    "organisation",
    "place",
    "time",
    "amount",
    "drug",
    "weight",
    "goods",
    "bank_card",
    "account",
    "phone",
    "plate",
    "chat_id",
    "address",
)
