"""`fuyuan_signature`: who signed, and where the signature stands.

The signature bounds everything else: behind it come appended statutes, enforcement notices and copies' stamps,
which name judges, dates and articles that are not this court's. It is read as a chain of offices,
names and dates after the last 如下, each link close to the one before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from nlp.chinese_dates import WrittenDate, written_dates
from nlp.lexicon import spaced, words
from nlp.model import Named
from nlp.orders import CLOSING, COMMAND, LIST, formulas
from nlp.person_names import begins_like_a_name, run_together, squeeze
from nlp.reading import Reading, reading
from nlp.spans import Found

_OFFICE = re.compile(
    rf"{spaced((*words('officers', 'judges'), *words('officers', 'clerks')), gap='[ ]{0,6}')}"
    r"(?![\u4e00-\u9fff]{0,6}[，。；》])"
)
_NAME = re.compile(
    r"[ \n：]{0,24}(?:（代）)?[ ]{0,8}(?P<name>"
    r"[\u3400-\u9fff](?:[ ]{1,40}(?!附)[\u3400-\u9fff]){1,3}(?=附|[^\u3400-\u9fff]|$)"
    r"|[\u3400-\u9fff][\u3400-\u9fff·.×*Xx0-9]{0,19})"
)
_SENTENCE = re.compile(r"[。，；《》]|附(?:[：录件页表]|本案|相关|有关|法律)")
_ANOTHER = re.compile(r"[ 、]{1,6}(?P<name>[\u3400-\u9fff]{2,3})(?=[ 、\n。]|$)")
_PADDED_OR_DOTTED = re.compile("[ ·]")
_STAMP = re.compile(r"本件|本案|与原|此页|附(?:$|[：录件页表]|本案|相关|有关|法律|判决|裁定|：)")
_CONTACT = re.compile(r"(?:承办|联系|经办)(?:法官|人|电话)|本院地址|地址：|附：")
_JUDGES = frozenset(words("officers", "judges"))
LONGEST_OFFICE = 60
"""Characters of an office, padded, and of what its lookahead reads, at most."""
LINK = 60
"""Most characters between two links of the chain (a page break, （此页无正文）, 本件与原本核对无异), without blanks."""
PADDED = 200
"""Most characters with the blanks: 陈　　…　　睿 is set to the width of the line."""
TAIL = 3000
"""Where an order without 如下 is signed: within the last characters of the text."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Officers in order, the date that is bound to them, the stretch from first to last link."""

    officers: tuple[Named, ...]
    date: WrittenDate | None
    start: int
    end: int


def find_signature(shadow: str) -> Signature | None:
    """The signature after the court's last order; None when nothing there is signed or dated."""
    begin = _last_order(shadow)
    offices = (m for m in _OFFICE.finditer(shadow, max(0, begin - LONGEST_OFFICE)) if m.start() >= begin)
    signing = [Link(squeeze(m.group()), m.start(), m.end()) for m in offices]
    dates = list(written_dates(shadow, begin))
    chains = _chains(shadow, sorted([*signing, *dates], key=lambda link: link.start))
    signed = [c for c in chains if any(isinstance(link, Link) for link in c)]
    dated = [c for c in signed if any(isinstance(link, WrittenDate) for link in c)]
    for candidates in (dated, signed):
        if candidates:
            return _signature(shadow, candidates[0])
    rows = [d for d in dates if _stands_alone(shadow, d)]
    return Signature((), rows[0], rows[0].start, rows[0].end) if rows else None


@dataclass(frozen=True, slots=True)
class Link:
    """An office at a place."""

    office: str
    start: int
    end: int


def _last_order(shadow: str) -> int:
    """End of the last 如下 that a signature follows: an appended statute may hold one more."""
    orders = _orders(shadow)
    if not orders:
        return max(0, len(shadow) - TAIL)  # offices before the order are told of
    if _OFFICE.search(shadow, orders[-1]):
        return orders[-1]
    last_office = max((m.start() for m in _OFFICE.finditer(shadow)), default=len(shadow))
    return next((o for o in reversed(orders) if o <= last_office), orders[-1])


def _orders(shadow: str) -> list[int]:
    formal = list(formulas(shadow))
    commands = [] if formal else [m.end() for m in COMMAND.finditer(shadow)]
    listed = [] if commands else [m.end() for m in LIST.finditer(shadow)]  # an attached form says 如下 too
    return sorted([*formal, *commands, *listed, *(m.end() for m in CLOSING.finditer(shadow))])


def _chains(shadow: str, links: list[Link | WrittenDate]) -> list[list[Link | WrittenDate]]:
    chains: list[list[Link | WrittenDate]] = []
    for link in links:
        if chains and _linked(shadow, chains[-1][-1].end, link.start):
            chains[-1].append(link)
        else:
            chains.append([link])
    return chains


def _linked(shadow: str, end: int, start: int) -> bool:
    """Whether only a name, a stamp or a page break stands between two links: a sentence or an appendix parts them."""
    near = start - end <= LINK or (start - end <= PADDED and len(squeeze(shadow[end:start])) <= LINK)
    return near and _SENTENCE.search(shadow, end, start) is None


def _stands_alone(shadow: str, date: WrittenDate) -> bool:
    before = shadow[max(0, date.start - LINK) : date.start].rstrip(" ")[-1:]
    after = shadow[date.end : date.end + LINK].lstrip(" ")
    return before in ("", "\n", "。", "：") and (
        after[:1] in ("", "\n") or shadow[date.end : date.end + 1] == " " or _CONTACT.match(after) is not None
    )


def _signature(shadow: str, chain: list[Link | WrittenDate]) -> Signature:
    first = next(i for i, link in enumerate(chain) if isinstance(link, Link))
    chain = chain[first:]
    officers: list[Named] = []
    printed: set[tuple[str, str]] = set()
    end = chain[-1].end
    for link, following in zip(chain, [*chain[1:], None], strict=True):
        if isinstance(link, Link):
            limit = following.start if following else min(len(shadow), link.end + LINK)
            named = list(_names(shadow, link, limit))
            officers += [n for n in named if (n.name.value, n.post) not in printed]  # a line printed twice
            printed |= {(n.name.value, n.post) for n in named}
            end = max([end, *(n.name.end for n in named)])
    return Signature(tuple(officers), _bound_date(chain), chain[0].start, end)


def _names(shadow: str, link: Link, limit: int) -> Iterator[Named]:
    match = _NAME.match(shadow, link.end, limit)
    if match is None:
        return
    written, is_last = match["name"], limit == link.end + LINK
    stamp = _STAMP.search(written, 1)
    written = (written[: stamp.start()] if stamp else written).rstrip()
    if is_last and len(written) > 4 and not _PADDED_OR_DOTTED.search(written):
        written = written[:3]  # the last clerk's name ran into what is appended: no single name is that long
    start = match.start("name")
    parts = run_together(squeeze(written))
    for part in parts:
        width = len(written) if len(parts) == 1 else len(part)
        yield Named(Found(part, start, start + width), link.office)
        start += width
    if stamp is None:
        yield from (Named(found, link.office) for found in _more_names(shadow, start, limit))


def _more_names(shadow: str, place: int, limit: int) -> Iterator[Found]:
    """Further holders of the same office on the line: 书记员甲某 乙某 丙某."""
    while (match := _ANOTHER.match(shadow, place, limit)) and begins_like_a_name(match["name"]):
        yield Found(match["name"], match.start("name"), match.end("name"))
        place = match.end()


def _bound_date(chain: list[Link | WrittenDate]) -> WrittenDate | None:
    """The date after a judge's name, before the clerk's; the only date if there is no judge."""
    judge_seen = not any(isinstance(link, Link) and link.office in _JUDGES for link in chain)
    for link in chain:
        if isinstance(link, WrittenDate) and judge_seen:
            return link
        judge_seen = judge_seen or (isinstance(link, Link) and link.office in _JUDGES)
    return None


@Language.component("fuyuan_signature")
def read_signature(doc: Doc) -> Doc:
    """Set officers, date of decision and the signature's bounds."""
    state = reading(doc)
    signature = find_signature(state.shadow) if state.is_judgment else None
    if signature is not None:
        state.officers, state.signature = signature.officers, (signature.start, signature.end)
        _read_date(state, signature.date)
    elif state.is_judgment:
        state.warnings.append("no_signature：没有署名和日期")
    return doc


def _read_date(state: Reading, date: WrittenDate | None) -> None:
    if date is None:
        state.warnings.append("no_date：署名处没有日期")
        return
    state.decided_on = Found(date.value, date.start, date.end)
    if not date.complete:
        state.warnings.append("partial_date：署名日期不完整")
