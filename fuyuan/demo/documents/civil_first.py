"""Civil judgment of first instance about a debt (民事判决书, 民初): from the opening to the facts found.

What follows from them, the reasons and the order, is in civil_order."""

from dataclasses import dataclass

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.civil_order import write_closing, write_order, write_reasons
from fuyuan.demo.documents.suit import Suit
from fuyuan.demo.documents.suit_words import SuitWords
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.naming import listed
from fuyuan.demo.numerals import WAN, full_date
from fuyuan.demo.parties import RowStyle, Seat, write_seat

_SIMPLE_UP_TO = 300 * WAN


@dataclass(frozen=True, slots=True)
class CivilJudgment:
    """The document with what a court of appeal or of enforcement will quote from it."""

    suit: Suit
    judgment: Judgment
    words: SuitWords
    claims: str
    found: str
    reasons: str
    order: tuple[str, ...]

    @property
    def number(self) -> str:
        """Its case number."""
        return self.judgment.truth.case_number


def civil_judgment(suit: Suit, cast: Cast) -> CivilJudgment:
    """Write the judgment."""
    draw = cast.draw.child("document", suit.key)
    number = cast.docket.case(suit.court, suit.filed, "民初")
    draft = Draft(cast, suit.court, "民事判决书", number, suit.decided, book="civil", draw=draw)
    words = SuitWords(suit, draw)
    bench = Bench.drawn(suit.court, suit.decided, draw, single=suit.owed < _SIMPLE_UP_TO and draw.chance(0.6))
    style = RowStyle.drawn(draw)
    for place in (words.creditor, *words.defendants):
        write_seat(draft, place, style, short=words.naming.short_or_none(place))
    _write_opening(draft, words, bench)
    claims = _write_claims(draft, words)
    _write_answers(draft, words)
    found = _write_facts(draft, words)
    reasons = write_reasons(draft, words)
    order = write_order(draft, words)
    write_closing(draft, words, single=bench.single)
    bench.sign(draft)
    debtors = listed([place.name for place in words.defendants])
    title = f"{words.creditor.name}与{debtors}{words.cause_name}一审民事判决书"
    return CivilJudgment(suit, draft.finish(suit.key, title), words, claims, found, reasons, order)


def _write_opening(draft: Draft, words: SuitWords, bench: Bench) -> None:
    suit, say, introduced = words.suit, draft.phrases.say, words.naming.introduced
    days = (suit.decided - suit.filed).days
    opening = say(
        "opening",
        creditors=introduced(words.creditor),
        debtors=listed([introduced(place) for place in words.defendants]),
        cause=words.cause_name,
        filed=full_date(suit.filed),
        heard=full_date(min(suit.decided, draft.draw.later(suit.filed, days // 3, days - 8))),
        procedure="简易程序" if bench.single else "普通程序",
    )
    draft.row(opening + _attendance(draft, words) + say("closed"))


def _attendance(draft: Draft, words: SuitWords) -> str:
    absent = [place for place in words.defendants if words.is_absent(place.who)]
    present = [place for place in (words.creditor, *words.defendants) if place not in absent]
    people = listed([_at_court(draft, words, place) for place in present])
    if not absent:
        return draft.phrases.say("attended", people=people)
    away = listed([place.roles[0] + words.naming.short(place) for place in absent])
    return draft.phrases.say("attended_absent", people=people, absent=away)


def _at_court(draft: Draft, words: SuitWords, place: Seat) -> str:
    """Who came for a party: itself and its lawyer, or the lawyer or representative of a company."""
    name, agents = place.roles[0] + words.naming.short(place), listed(draft.agents_of(place.name))
    if not agents:
        return name if place.is_person else f"{name}的{place.representative}"
    return f"{name}{'及其' if place.is_person else '的'}{draft.agent_post}{agents}"


def _write_claims(draft: Draft, words: SuitWords) -> str:
    say, slots = draft.phrases.say, words.slots
    claims = [text.format(**slots) for text in words.causes.entry(f"{words.suit.cause}.claims")]
    if words.suit.guarantor:
        claims.append("判令{g}对上述债务承担连带清偿责任".format(**slots))
    if words.suit.head:
        claims.append("判令{h}对上述债务承担补充清偿责任".format(**slots))
    claims.append(say("costs_claim"))
    text = "；".join(f"{number}.{claim}" for number, claim in enumerate(claims, start=1)) + "。"
    draft.row(say("claims_intro", **slots) + text + say("reasons_intro") + words.cause("story"))
    return text


def _write_answers(draft: Draft, words: SuitWords) -> None:
    suit = words.suit
    match suit.defence:
        case "absent":
            draft.say("no_answer", **words.slots)
        case "hardship":
            draft.say("hardship", **words.slots)
        case "quality":
            draft.row(words.cause("quality"))
    if suit.guarantor:
        kind = "resolution" if suit.guarantee_disputed else "plain"
        draft.say(f"guarantor_{kind}_defence", **words.slots)


def _write_facts(draft: Draft, words: SuitWords) -> str:
    suit, say = words.suit, draft.phrases.say
    draft.say("evidence", proofs=_proofs(words))
    found = words.cause("found")
    if suit.guarantor:
        found += say("guarantor_found", **words.slots)
    draft.row(say("found_intro") + found)
    if suit.head:
        draft.say("branch_head_found", **words.slots)
    draft.rows(suit.also_found)
    draft.say("found_also", **words.slots)
    return found


def _proofs(words: SuitWords) -> str:
    proofs: str = words.causes.entry(f"{words.suit.cause}.proofs")
    return proofs + ("、《{pledge}》".format(**words.slots) if words.suit.guarantor else "")
