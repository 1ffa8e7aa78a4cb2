"""案号: the name of one proceeding. Since 2016 （year）court code + kind + serial 号; before that each court's own
（year）abbreviation + kind + 字第 + serial 号. Old and new numbers name different proceedings and stay different.

One canonical form makes variants of the same number equal: full-width round brackets, no spaces, no leading
zeros, every hidden character as ×; 字第 kept in the old form and dropped in the new, whoever wrote it there.
`case_number_search` finds them in text; this file says what one is and what its parts mean."""

from dataclasses import dataclass
from typing import Final

from ontology.identifiers.case_kinds import CASE_KINDS, CaseField, CaseStage
from ontology.identifiers.case_kinds_old import old_field, old_stage
from ontology.identifiers.model import Identifier

SCHEME: Final = "case_number"
SUPREME_COURT: Final = "最高法"
# High courts by their province; 内, 军, 兵 where the usual character differs (法〔2015〕137号, art. 5).
PROVINCES: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵"


@dataclass(frozen=True, slots=True)
class CaseNumber(Identifier):
    """A case number in its parts. `court_code` is 法院代字 (浙0382, 最高法; old form: 济, "" where the court left
    it out), `specialised` the 专门审判代字 (知), `kind` 类型代字 (刑初; old form without tribunal digits: 民初),
    `number` the serial without leading zeros, `suffix` 之一 or an old -1."""

    year: int | None = None
    court_code: str = ""
    specialised: str = ""
    kind: str = ""
    number: str = ""
    suffix: str = ""
    old_form: bool = False

    @property
    def is_key(self) -> bool:
        """May link mentions: complete enough to name one proceeding in the whole country."""
        return self.problem is None and not self.masked and self.year is not None and not self.court_missing

    @property
    def field(self) -> CaseField | None:
        """Which law the case is about; None for a kind nobody has listed."""
        if self.old_form:
            return old_field(self.kind)
        known = CASE_KINDS.get(self.kind)
        return known.field if known else None

    @property
    def stage(self) -> CaseStage | None:
        """Which step of the proceedings it is; None for a kind nobody has listed."""
        if self.old_form:
            return old_stage(self.kind)
        known = CASE_KINDS.get(self.kind)
        return known.stage if known else None

    @property
    def without_suffix(self) -> str:
        """The canonical form of the proceeding itself: 之一 and -1 count its documents."""
        if self.suffix.startswith("-"):
            return self.normalised.replace(f"{self.suffix}号", "号")
        return self.normalised.removesuffix(self.suffix) if self.suffix else self.normalised

    @property
    def court_missing(self) -> bool:
        """（2013）民申字第1号 is the Supreme Court's way to write; （2013）民初字第1号 is an omission."""
        if self.old_form:
            omitted = self.field is None or self.stage in (CaseStage.FIRST_INSTANCE, CaseStage.ENFORCEMENT)
            return not self.court_code and omitted
        return self.court_code[:1].isdigit()


def canonical_new(year: str, court: str, kind: str, number: str, suffix: str) -> str:
    """（2019）浙0382民初3827号之一."""
    inner, outer = (suffix, "") if suffix.startswith("-") else ("", suffix)
    return f"（{year}）{court}{kind}{number}{inner}号{outer}"


def canonical_old(year: str, body: str, number: str, suffix: str) -> str:
    """（2015）济民一初字第21号; without a year where the source gives none."""
    inner, outer = (suffix, "") if suffix.startswith("-") else ("", suffix)
    bracketed = f"（{year}）" if year else ""
    return f"{bracketed}{body}字第{number}{inner}号{outer}"
