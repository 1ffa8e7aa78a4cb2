"""The rows that name the parties: whom the document is about, in which roles, represented by whom.

Forms follow the model documents of 2016 (《人民法院民事裁判文书制作规范》) and what courts type: with or without colon,
code, occupation; 经营者 of a shop, 负责人 of a branch."""

from dataclasses import dataclass
from datetime import date

from fuyuan.demo.draft import Draft
from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Company, Party, Person
from fuyuan.demo.numerals import full_date
from fuyuan.demo.truth import PartyTruth

CREDIT_CODES_SINCE = date(2016, 1, 1)
"""Codes were given out from October 2015; no document before names one."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A party at its place in one document. `name` as written there, which a mask or a renaming may change."""

    who: Party
    roles: tuple[str, ...]
    name: str
    lawyers: int = 1
    shows_identifier: bool = False
    shows_former_name: bool = False

    @property
    def role_words(self) -> str:
        """上诉人（原审被告）."""
        earlier = "、".join(self.roles[1:])
        return self.roles[0] + (f"（{earlier}）" if earlier else "")

    @property
    def may_be_shortened(self) -> bool:
        """Whether its short name belongs to the name written here, and not to a later one."""
        return isinstance(self.who, Company) and bool(self.who.short) and self.name == self.who.name

    @property
    def representative(self) -> str:
        """法定代表人顾景尧; only of a company."""
        assert isinstance(self.who, Company), f"{self.name} is a person and represents itself"
        return self.who.post + self.who.representative.name

    @property
    def is_person(self) -> bool:
        """Whether it is a natural person."""
        return isinstance(self.who, Person)


def seat(who: Party, *roles: str, on: date, lawyers: int = 1, identifier: bool = False) -> Seat:
    """A party under the name it bore that day."""
    name = who.name if isinstance(who, Person) else who.name_on(on)
    return Seat(who, roles, name, lawyers, identifier)


@dataclass(frozen=True, slots=True)
class RowStyle:
    """Habits of one typist, the same through one document."""

    colon: str
    code: bool
    occupation: bool
    address_word: str

    @classmethod
    def drawn(cls, draw: Draw) -> "RowStyle":
        """Any mixture of habits."""
        return cls(
            colon="：" if draw.chance(0.75) else "",
            code=draw.chance(0.6),
            occupation=draw.chance(0.4),
            address_word=draw.weighted({"住所地": 6, "住所": 2, "住所地：": 1}),
        )


def write_seat(draft: Draft, place: Seat, style: RowStyle, *, short: str | None = None) -> None:
    """The party's rows and their truth; `short` is what the text will call it."""
    if isinstance(place.who, Company):
        _company_rows(draft, place, place.who, style, short)
    else:
        _person_rows(draft, place, place.who, style)


def _company_rows(draft: Draft, place: Seat, company: Company, style: RowStyle, short: str | None) -> None:
    code = (style.code or place.shows_identifier) and draft.decided >= CREDIT_CODES_SINCE
    former = f"（原名称{company.former_name}）" if place.shows_former_name else ""
    row = f"{place.role_words}{style.colon}{place.name}{former}，{style.address_word}{company.address}"
    row += f"，统一社会信用代码{company.code}。" if code else "。"
    rows = [row, _representative_row(company, style)]
    lawyers, agent_rows = _agents(draft, place, style, employer=True)
    truth = PartyTruth(
        name=place.name,
        roles=place.roles,
        kind=company.entity_type,
        representative=company.representative.name,
        representative_post=company.post,
        agents=lawyers,
        short=short,
        former_name=company.former_name if former else None,
        identifier=company.code if code else None,
    )
    draft.party(truth, [*rows, *agent_rows])


def _representative_row(company: Company, style: RowStyle) -> str:
    name, post = company.representative.name, company.post + style.colon
    if company.kind == "shop" and company.post == "经营者":
        person = company.representative
        return f"{post}{name}，{person.sex}，{full_date(person.born)}出生，{person.ethnicity}，住{person.address}。"
    title = f"，{_itself(company)}{company.title}" if company.title and style.occupation else ""
    return f"{post}{name}{title}。"


def _person_rows(draft: Draft, place: Seat, person: Person, style: RowStyle) -> None:
    occupation = f"，{person.occupation}" if style.occupation else ""
    identifier = f"，公民身份号码{person.id_number}" if place.shows_identifier else ""
    row = (
        f"{place.role_words}{style.colon}{place.name}，{person.sex}，{full_date(person.born)}出生，"
        f"{person.ethnicity}{occupation}，住{person.address}{identifier}。"
    )
    lawyers, agent_rows = _agents(draft, place, style, employer=False)
    truth = PartyTruth(
        name=place.name,
        roles=place.roles,
        kind="person",
        agents=lawyers,
        born=person.born,
        identifier=person.id_number if identifier else None,
    )
    draft.party(truth, [row, *agent_rows])


def _agents(
    draft: Draft, place: Seat, style: RowStyle, *, employer: bool
) -> tuple[tuple[str, ...], list[str]]:
    """Lawyers of one firm; a company now and then sends an employee instead."""
    post = draft.agent_post
    if employer and place.lawyers and draft.draw.chance(0.15):
        name = draft.cast.people.name("男")
        return (name,), [f"{post}{style.colon}{name}，{_itself(place.who)}员工。"]
    lawyers = draft.lawyers(place.lawyers)
    rows = [f"{post}{style.colon}{lawyer.name}，{lawyer.firm}律师。" for lawyer in lawyers]
    return tuple(lawyer.name for lawyer in lawyers), rows


def _itself(party: Party) -> str:
    """该公司, 该行, 该社."""
    if isinstance(party, Company) and party.trade == "bank":
        return "该行"
    return "该社" if isinstance(party, Company) and party.kind == "cooperative" else "该公司"
