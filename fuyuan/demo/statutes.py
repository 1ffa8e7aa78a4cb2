"""Citing the law in force on the day: the same rule is article 253 in one judgment and 260 in the next.

Texts and the generator's own answers come from one citation, so they cannot drift apart."""

from collections.abc import Iterable
from datetime import date

from fuyuan.demo.numerals import chinese
from fuyuan.demo.tables import table
from fuyuan.demo.truth import Citation


def provision(key: str, *, decided: date, facts: date | None = None) -> Citation:
    """The version of a provision that counts: of substance on the day of the facts, else on that of decision."""
    statutes = table("statutes")
    of_substance = key in statutes["facts"]
    versions = statutes["facts"][key] if of_substance else statutes["decision"][key]
    day = facts if of_substance and facts else decided
    current = next(version["is"] for version in versions if "until" not in version or day <= version["until"])
    law, place = current.split(" ")
    article, *rest = place.split(".")
    numbers = [None if part == "-" else int(part) for part in rest]
    return Citation(statutes["laws"][law], article, *numbers)


def written(citations: Iterable[Citation], *, bracketed_items: bool = False) -> str:
    """《…法》第一条、第二条第一款、《…》第三条: the law's name once for its articles in a row."""
    parts: list[str] = []
    law = None
    for citation in citations:
        place = _place(citation, bracketed_items)
        if citation.law == law:
            parts[-1] += f"、{place}"
        else:
            parts.append(f"《{citation.law}》{place}")
            law = citation.law
    return "、".join(parts)


def _place(citation: Citation, bracketed: bool) -> str:
    number, _, addition = citation.article.partition("之")
    text = f"第{chinese(int(number))}条" + (f"之{addition}" if addition else "")
    text += f"第{chinese(citation.paragraph)}款" if citation.paragraph else ""
    if citation.item:
        item = chinese(citation.item)
        text += f"第（{item}）项" if bracketed else f"第{item}项"
    return text
