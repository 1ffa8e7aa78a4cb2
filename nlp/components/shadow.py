"""`fuyuan_shadow`: opens the reading every later component adds to."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.reading import KEY, Reading
from nlp.separators import with_rows
from nlp.shadow import shadow

GIVEN = "fuyuan_text"
"""user_data key under which a caller may leave the text as stored, lone surrogates included."""


@Language.component("fuyuan_shadow")
def read_shadow(doc: Doc) -> Doc:
    """Keep the text and its shadow."""
    text = doc.user_data.pop(GIVEN, None) or doc.text
    doc.user_data[KEY] = Reading(text, with_rows(shadow(text)))
    return doc
