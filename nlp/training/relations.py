"""Silver relations of drug cases: what the patterns of nlp.ties find in the fact paragraphs; no pair else is one.

The model learns from it what stands around such pairs, and so finds some that no pattern covers.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from nlp.components.facts import parted
from nlp.facts.drugs import drugs
from nlp.model import Fact
from nlp.relations.drugs import one_each, read_passages, weighed
from nlp.relations.features import pairs
from nlp.relations.model import NONE
from nlp.spans import Found
from nlp.ties import ties
from nlp.training.silver import Paragraph


def relation_examples(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[set[str], str]]:
    """Features and type of every pair of names in the passages that speak of drugs."""
    for paragraph in paragraphs:
        text = paragraph.text
        people = [Fact("person", Found(text[a:b], a, b), 1.0, "") for a, b in paragraph.persons]
        facts = tuple(parted([*people, *drugs(text, 0, len(text))]))
        for start, passage, places in read_passages(text, facts, 0, len(text)):
            own = tuple(facts[i] for i in sorted(places.values()))
            stop = start + len(passage.text)
            said = weighed(ties(text, own, start, stop), text, own, start, stop)
            types = one_each(
                (name, own[i].found.value, own[j].found.value) for name, i, j, *_ in chain(*said)
            )
            for pair in pairs(passage):
                yield pair.features(), types.get((pair.subject[0], pair.object[0]), NONE)
