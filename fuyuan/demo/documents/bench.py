"""Who signs: one judge, or three with or without lay assessors, drawn from the court's own people."""

from dataclasses import dataclass
from datetime import date

from fuyuan.demo.draft import Draft
from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Court

ASSISTANTS_SINCE = date(2017, 7, 1)
"""法官助理 sign since the judicial reform; before, courts had 代理审判员."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The officers of one case."""

    officers: tuple[tuple[str, str], ...]
    clerk: str
    assistant: str | None

    @classmethod
    def drawn(
        cls, court: Court, decided: date, draw: Draw, *, single: bool = False, lay: bool = True
    ) -> "Bench":
        """One judge, or a panel; `lay` allows assessors, who never sit in appeals."""
        judges = draw.some(court.judges, 3)
        ordinary = "审判员" if decided >= ASSISTANTS_SINCE or draw.chance(0.5) else "代理审判员"
        if single:
            officers = [("审判员", judges[0])]
        elif lay and draw.chance(0.6):
            assessors = draw.some(court.assessors, 2)
            officers = [("审判长", judges[0]), *(("人民陪审员", name) for name in assessors)]
        else:
            officers = [("审判长", judges[0]), ("审判员", judges[1]), (ordinary, judges[2])]
        assistants = [name for name in court.judges if name not in judges]
        helped = decided >= ASSISTANTS_SINCE and draw.chance(0.4)
        return cls(tuple(officers), draw.one_of(court.clerks), draw.one_of(assistants) if helped else None)

    @property
    def single(self) -> bool:
        """Whether one judge sat alone."""
        return len(self.officers) == 1

    def sign(self, draft: Draft) -> None:
        """The signature of a document."""
        draft.sign(self.officers, self.clerk, assistant=self.assistant)
