"""What a passage about one defendant says of him though no sentence puts it in a pattern: 查获…。经鉴定检出甲基苯丙胺.

Courts name the drug two sentences behind the deed and leave the subject out. Where one defendant alone is named and
the passage is of one kind of deed, it is his: the drug dealt in or held, the buyer, the guests. Words in
data/drug_relations.yaml; how often each is right is measured (SURE).
"""

import re
from collections.abc import Iterator, Mapping

from nlp.lexicon import alternation, table
from nlp.relations.passages import Name, Passage

SURE: dict[str, float] = {
    "provide_shelter_for": 0.7,
    "sell_drugs_to": 0.84,
    "traffic_in": 0.86,
    "possess": 0.92,
}
"""Precision end to end on the 1,219 training paragraphs of CAIL2022, of which nothing was learned."""
Said = Mapping[tuple[str, str], str]
"""The relation of each pair of names that the patterns found."""
_WORDS = table("drug_relations")
_DEALING, _SHELTER, _SEARCH, _TRANSPORT, _LABORATORY = (
    re.compile(alternation(_WORDS[kind]))
    for kind in ("dealing", "shelter", "search", "transport", "laboratory")
)
_FROM = re.compile(r"[从向找][^，。；]{0,6}\Z")
"""Who is asked or bought from is no buyer."""
_OFFENCE = re.compile(r"(?:走私|贩卖|运输|制造|、){1,7}毒品(?:罪|一案|的?犯罪|的?意见)")
"""The name of the offence tells of no deal."""
_HARMED = re.compile(
    r"(?:被害人|骗取|骗走|骗得|诈骗|盗窃|盗走|殴打|打伤|抢劫|抢走|勒索|伤害|杀害|猥亵|强奸)\Z"
)
"""Behind these stands who suffered another offence of the same defendant."""


def contradicted(passage: Passage, said: Said) -> dict[tuple[str, str], str]:
    """What patterns say that the passage speaks against, by pair of names: nobody is to be accused by a near miss.

    The defendant shelters guests in another's flat, not the other. Who only buys deals in nothing. Where one defendant
    is named, others hold or deal only if they sell to him. On the CAIL2022 training paragraphs 14 of 164 were right.
    """
    one = _one_defendant(passage)
    sellers = {subject for (subject, _), name in said.items() if name == "sell_drugs_to"}
    buyers = {object_ for (_, object_), name in said.items() if name == "sell_drugs_to"} - sellers
    doubted = {}
    for (subject, object_), name in said.items():
        other = one is not None and subject != one[0]
        only_buys = name == "traffic_in" and subject in buyers and (other or one is None)
        beside = other and name in ("provide_shelter_for", "possess")
        sells = other and name == "sell_drugs_to" and one is not None and object_ != one[0]
        deals = other and name == "traffic_in" and subject not in sellers
        if only_buys or beside or sells or deals:
            doubted[subject, object_] = name
    return doubted


def _one_defendant(passage: Passage) -> Name | None:
    """The only person led to by 被告人, 上诉人, 嫌疑人."""
    defendants = [name for name in passage.persons if "D" in passage.roles[name]]
    return defendants[0] if len(defendants) == 1 else None


def of_one_defendant(passage: Passage, said: Said) -> Iterator[tuple[str, Name, Name]]:
    """Type, subject and object of what follows; nothing where two defendants or none are named."""
    one, text = _one_defendant(passage), passage.text
    if one is None:
        return
    dealers = {subject for (subject, _), name in said.items() if name in ("sell_drugs_to", "traffic_in")}
    if _DEALING.search(text):
        if dealers <= {one[0]}:
            yield from _dealt(passage, one, said)
    elif _SHELTER.search(text):
        yield from _sheltered(passage, one, said)
    elif _SEARCH.search(text) and not _TRANSPORT.search(text):
        yield from _held(passage, one, said)


def _dealt(passage: Passage, one: Name, said: Said) -> Iterator[tuple[str, Name, Name]]:
    """The drug first named where none is tied to anybody; the buyer, where a role word or nobody else says who."""
    free = not any((person[0], drug[0]) in said for person in passage.persons for drug in passage.drugs)
    for drug in passage.drugs[:1] if free else ():
        if not _only_found(passage, drug):
            yield "traffic_in", one, drug
    if _SHELTER.search(passage.text):
        return
    for other in passage.persons:
        pair = (one[0], other[0])
        if other == one or pair in said or pair[::-1] in said or "W" in passage.roles[other]:
            continue
        if "U" in passage.roles[other] or (len(passage.persons) == 2 and _may_have_bought(passage, other)):
            yield "sell_drugs_to", one, other


def _may_have_bought(passage: Passage, other: Name) -> bool:
    """Whether a passage that tells of dealing names the person without another part: asked, robbed, deceived."""
    text, places = passage.text, passage.places[other]
    if _FROM.search(text[: places[0][0]]) or not _DEALING.search(_OFFENCE.sub("", text)):
        return False
    return not any(_HARMED.search(text, max(0, start - 8), start) for start, _ in places)


def _only_found(passage: Passage, drug: Name) -> bool:
    """Found by a search that speaks of no dealing; a laboratory's sentence speaks of what was dealt in."""
    start, end = passage.sentence_place(passage.places[drug][0][0])
    sentence = passage.text[start:end]
    return bool(_SEARCH.search(sentence)) and not (_DEALING.search(sentence) or _LABORATORY.search(sentence))


def _sheltered(passage: Passage, one: Name, said: Said) -> Iterator[tuple[str, Name, Name]]:
    """Who is named behind 容留; those before it only where the patterns found no guest."""
    word = _SHELTER.search(passage.text)
    guests = "provide_shelter_for" in said.values()
    for other in passage.persons:
        before = word is not None and passage.places[other][0][0] < word.start()
        known = other == one or (one[0], other[0]) in said or "W" in passage.roles[other]
        if not known and not (before and guests):
            yield "provide_shelter_for", one, other


def _held(passage: Passage, one: Name, said: Said) -> Iterator[tuple[str, Name, Name]]:
    """The drug first named; where others are named too, only what the laboratory found."""
    if any((person[0], drug[0]) in said for person in passage.persons for drug in passage.drugs):
        return
    for drug in passage.drugs[:1]:
        start, end = passage.sentence_place(passage.places[drug][0][0])
        found = _LABORATORY.search(passage.text[start:end]) and "购" not in passage.text
        if len(passage.persons) == 1 or found:
            yield "possess", one, drug
