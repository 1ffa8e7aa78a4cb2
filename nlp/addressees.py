"""Parties of an order that is a letter: 云州某某公司、柳青山：… 责令你/你单位….

Its form gives the addressee a role (data/roles.yaml); a role word before the same name in the text counts more. Courts
and other organs that are written to (指定管辖, 协助) are no parties.
"""

import re
from collections.abc import Iterator

from nlp.lexicon import table
from nlp.model import Kind, Party
from nlp.names import names_within
from nlp.organisations import LONGEST_HAN_NAME, kind_of, looks_like_organisation
from nlp.roles import role_at, role_places, side_of
from ontology.identifiers import is_masked_name

_LINE = re.compile(r"[ \n]{0,20}(?P<names>[^。；：\n]{2,300})：")
_SECOND_PERSON = re.compile(r"你(?!好)")
_NAMED = re.compile(r"[\u3400-\u9fff（）·×*A-Za-z0-9]{2,60}")
_APPLIED = re.compile(r"你(?:们|单位|公司|行|社|局)?(?:向本院)?申请(?:强制|恢复)?执行(?!人)")
"""A notice of closing is written to who applied: 关于你申请执行某某…一案."""
FARTHEST = 800
"""Characters behind the addressees in which an order says 你."""


def addressees(shadow: str, begin: int, document_type: str) -> Iterator[Party]:
    """Those to whom a letter is written, if the document is one of the listed kinds."""
    line = _LINE.match(shadow, begin)
    applied = line and _APPLIED.search(shadow, line.end(), line.end() + FARTHEST)
    form = "申请执行人" if applied else table("roles")["addressees"].get(document_type)
    if form is None or line is None or not _SECOND_PERSON.search(shadow, line.end(), line.end() + FARTHEST):
        return
    roles = _roles_by_name(shadow, line.end())
    for name in names_within(line["names"], line.start("names")):
        kind = kind_of(name.value, "")
        if kind is Kind.COURT or not _is_name(name.value):
            continue
        chain = roles.get(name.value, (form,))
        yield Party(name, chain, side_of(chain[0]), kind, is_masked_name(name.value), name.end)


def _is_name(text: str) -> bool:
    return len(text) >= 2 and (
        len(text) <= LONGEST_HAN_NAME or looks_like_organisation(text) or is_masked_name(text)
    )


def _roles_by_name(shadow: str, begin: int) -> dict[str, tuple[str, ...]]:
    """Roles that the text gives with a name: 被执行人云州某某公司."""
    found: dict[str, tuple[str, ...]] = {}
    end = min(len(shadow), begin + 2 * FARTHEST)
    for place in role_places(shadow, begin, end, criminal=False):
        role = role_at(shadow, place, end, criminal=False)
        named = _NAMED.match(shadow, role.end, end) if role else None
        if role and named:
            found[named.group()] = role.roles
    return found
