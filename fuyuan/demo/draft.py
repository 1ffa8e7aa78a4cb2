"""Composing one document. Whatever a sentence states that a reader could check (a party, a statute, an offence,
another case) goes through a method here, which writes the words and remembers the answer in one step."""

from collections.abc import Iterable, Sequence
from datetime import date

from fuyuan.demo.cast import Cast, Lawyer
from fuyuan.demo.draw import Draw
from fuyuan.demo.judgment import Judgment, Row, RowKind
from fuyuan.demo.model import Court
from fuyuan.demo.numerals import signature_date
from fuyuan.demo.phrases import Phrases
from fuyuan.demo.statutes import provision, written
from fuyuan.demo.truth import Citation, DocumentTruth, OffenceTruth, PartyTruth, RelatedTruth

NEW_WORDS_SINCE = date(2016, 8, 1)
"""《人民法院民事裁判文书制作规范》 (法〔2016〕221号) in force."""


class Draft:
    """A document in the making: rows so far, and what they said."""

    def __init__(
        self, cast: Cast, court: Court, doc_type: str, number: str, decided: date, *, book: str, draw: Draw
    ) -> None:
        self.cast, self.court, self.doc_type = cast, court, doc_type
        self.number, self.decided = number, decided
        self.phrases, self.draw = Phrases(book, draw.child("phrases")), draw
        self._firms: set[str] = set()
        self._bracketed_items = draw.chance(0.35)
        self._rows = [
            Row(RowKind.COURT, court.name),
            Row(RowKind.TYPE, doc_type),
            Row(RowKind.NUMBER, number),
        ]
        self._parties: list[PartyTruth] = []
        self._judges: list[tuple[str, str]] = []
        self._articles: list[Citation] = []
        self._related: list[RelatedTruth] = []
        self._offences: list[OffenceTruth] = []

    def row(self, text: str) -> None:
        """One paragraph as it stands."""
        self._rows.append(Row(RowKind.TEXT, text))

    @property
    def agent_post(self) -> str:
        """What an agent is called: the model documents of 2016 put 诉讼 into the word."""
        return "委托诉讼代理人" if self.decided >= NEW_WORDS_SINCE else "委托代理人"

    def agents_of(self, name: str) -> tuple[str, ...]:
        """Who speaks for a party written before."""
        return next(party.agents for party in self._parties if party.name == name)

    def rows(self, texts: Iterable[str]) -> None:
        """Several paragraphs."""
        for text in texts:
            self.row(text)

    def say(self, occasion: str, /, **slots: object) -> str:
        """A variant from this document's phrase book, as one paragraph; also returned."""
        text = self.phrases.say(occasion, **slots)
        self.row(text)
        return text

    def lawyers(self, count: int) -> list[Lawyer]:
        """Lawyers for one more party, of a firm that appears for nobody else here."""
        lawyers = self.cast.lawyers(count, self.draw, besides=frozenset(self._firms)) if count else []
        self._firms.update(lawyer.firm for lawyer in lawyers)
        return lawyers

    def party(self, truth: PartyTruth, rows: Sequence[str]) -> None:
        """A party with its row and those of its representative and agents."""
        self._parties.append(truth)
        self.rows(rows)

    def basis(self, *keys: str, facts: date | None = None) -> str:
        """Provisions by what they say, in the version that counts; see statutes.yaml."""
        return self.cite([provision(key, decided=self.decided, facts=facts) for key in keys])

    def cite(self, citations: Sequence[Citation]) -> str:
        """Any citations, written and remembered; equal neighbours of one law share its name."""
        ordered = _by_law(citations)
        self._articles.extend(ordered)
        return written(ordered, bracketed_items=self._bracketed_items)

    def cited(self, citations: Sequence[Citation]) -> str:
        """Provisions that somebody else relies on: written, not counted as this court's."""
        return written(_by_law(citations), bracketed_items=self._bracketed_items)

    def relates(self, case_number: str, relation: str) -> str:
        """Another case's number, remembered."""
        self._related.append(RelatedTruth(case_number, relation))
        return case_number

    def charged(self, defendant: str, offence: str, sentence: str) -> None:
        """The prosecutor says so in this sentence."""
        self._offences.append(OffenceTruth(defendant, offence, "prosecutor", "alleged", "positive", sentence))

    def denied(self, defendant: str, offence: str, sentence: str) -> None:
        """The defendant says it was not that offence."""
        self._offences.append(OffenceTruth(defendant, offence, "party", "denied", "negative", sentence))

    def held(self, defendant: str, offence: str, sentence: str, *, guilty: bool = True) -> None:
        """The court says so, or says it is not so."""
        polarity = "positive" if guilty else "negative"
        self._offences.append(OffenceTruth(defendant, offence, "court", "found", polarity, sentence))

    def sign(self, officers: Sequence[tuple[str, str]], clerk: str, *, assistant: str | None = None) -> None:
        """Judges, date, assistant and clerk, as the last rows."""
        self._judges.extend(officers)
        self._rows += [Row(RowKind.OFFICER, f"{office}|{name}") for office, name in officers]
        self._rows.append(Row(RowKind.DATE, signature_date(self.decided)))
        below = ([("法官助理", assistant)] if assistant else []) + [("书记员", clerk)]
        self._judges.extend(below)
        self._rows += [Row(RowKind.OFFICER, f"{office}|{name}") for office, name in below]

    def finish(self, key: str, title: str) -> Judgment:
        """The finished document; every sentence it was asked to remember must stand in it."""
        text = "\n".join(row.text for row in self._rows)
        for offence in self._offences:
            assert offence.sentence in text, f"{key}: {offence.sentence!r} was never written"
        truth = DocumentTruth(
            self.number,
            self.court.name,
            self.doc_type,
            self.decided,
            tuple(self._parties),
            tuple(self._judges),
            tuple(dict.fromkeys(self._articles)),
            tuple(dict.fromkeys(self._related)),
            tuple(self._offences),
        )
        return Judgment(key, title, tuple(self._rows), truth)


def _by_law(citations: Sequence[Citation]) -> list[Citation]:
    """Grouped by law, laws in the order of their first citation, duplicates gone."""
    laws = list(dict.fromkeys(citation.law for citation in citations))
    return sorted(dict.fromkeys(citations), key=lambda citation: laws.index(citation.law))
