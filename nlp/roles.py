"""Role words at the head of a party row: 上诉人（原审被告、反诉原告）, 一审原告、二审被上诉人, 被告单位.

被告人 is a role of criminal documents only: elsewhere 被告人寿保险… is 被告 + 人寿. 第三人民医院 is
a hospital.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import alternation, table, words

_SEPARATOR = r"[、，/；暨及和兼 ]"
_AUTHORITIES = ("prosecution", "enforcement")


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """Roles read at a place, current first; `end` is where the name begins."""

    roles: tuple[str, ...]
    side: str
    is_authority: bool
    end: int


def _base(criminal: bool) -> str:
    listed = [w for w in words("roles", "roles") if w not in ("被告人", "原告人", "第三人")]
    with_person = r"(?:被告人(?=：)|原告人(?=[：，])|" if not criminal else "(?:被告人|原告人|"
    return with_person + r"第三人(?!民)|" + alternation(listed)[3:]


@cache
def _patterns(criminal: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    role = f"(?:{alternation(table('roles')['prefixes'])}){{0,3}}{_base(criminal)}"
    chain = rf"{role}(?:{_SEPARATOR}{{0,2}}{role}){{0,5}}"
    return (
        re.compile(
            rf"(?P<chain>{chain})[ ：]{{0,3}}(?P<bracket>（(?:[^（）\n]|（[^（）\n]{{1,20}}）){{2,60}}）)?"
        ),
        re.compile(role),
        re.compile(rf"{role}|一审|二审|原审"),
    )


def role_at(shadow: str, place: int, end: int, *, criminal: bool) -> RoleMatch | None:
    """The roles that begin exactly at `place`."""
    head, single, hint = _patterns(criminal)
    match = head.match(shadow, place, end)
    if match is None:
        return None
    roles = [m.group().removeprefix("暨") for m in single.finditer(match["chain"])]
    name_at = match.end("chain")
    if match["bracket"] and hint.search(match["bracket"]):
        roles += _bracketed(match["bracket"])
        again = head.match(shadow, match.end(), end)
        name_at = match.end()
        if again and again["chain"] in ("被告人", "被告", "原告", "罪犯"):
            roles.append(again["chain"])  # 上诉人（原审被告人）被告人杨某
            name_at = again.end("chain")
    return RoleMatch(tuple(roles), side_of(roles[0]), _is_authority(roles[0]), name_at)


def role_places(shadow: str, start: int, end: int, *, criminal: bool) -> Iterator[int]:
    """Where role words stand in running text."""
    head = _patterns(criminal)[0]
    return (m.start() for m in head.finditer(shadow, start, end))


def _bracketed(bracket: str) -> list[str]:
    parts = re.split(r"[、，；/（）]|暨|及|和(?!解)", bracket.strip("（）"))
    return [part.strip() for part in parts if part.strip() and not part.startswith(("下称", "简称", "以下"))]


@cache
def side_of(role: str) -> str:
    """Side of a role word, its prefixes aside."""
    sides: dict[str, str] = table("roles")["roles"]
    for word in words("roles", "roles"):
        if role.endswith(word):
            return sides[word]
    return ""


def _is_authority(role: str) -> bool:
    return side_of(role) in _AUTHORITIES or role.endswith(("义务机关", "复议机关"))
