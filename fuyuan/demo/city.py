"""What a city holds before a byte is written: companies on the register, documents as set, penalties, stories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fuyuan.demo.cast import Cast
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.layout import Layout, set_text
from fuyuan.demo.life.records import Records
from fuyuan.demo.model import Company, Size
from fuyuan.demo.money.book import Money
from fuyuan.demo.penalties import Penalty
from fuyuan.demo.truth import Story

FILE_PREFIX = "演示_"
_SINGLE_LINE = (Layout.FLAT, Layout.DENSE)
_WINDOWS_SHARE = 0.2
_LINES = {Layout.COURT: 5, Layout.WEBSITE: 2, Layout.PLAIN: 3}


@dataclass(frozen=True, slots=True)
class Document:
    """A judgment as set: its file, and its id there when it is one line of many."""

    judgment: Judgment
    text: str
    file: str
    id: str
    windows: bool = False

    def encoded(self) -> bytes:
        """The file's bytes; one saved by a Windows editor has a byte order mark and CR LF."""
        return self.text.replace("\n", "\r\n").encode("utf-8-sig") if self.windows else self.text.encode()

    @property
    def number(self) -> str:
        """Its case number."""
        return self.judgment.truth.case_number


class City:
    """Collects what stories and filler add. `told` holds the codes of companies in stories, `banks` the filler's bank
    offices by division."""

    def __init__(self, seed: int, size: Size) -> None:
        self.seed, self.size = seed, size
        self.cast = Cast(seed)
        self.companies: list[Company] = []
        self.documents: list[Document] = []
        self.penalties: list[Penalty] = []
        self.stories: list[Story] = []
        self.told: set[str] = set()
        self.banks: dict[str, Company] = {}
        self.records = Records()
        self.money = Money(self.cast.draw.child("money"))
        self._ordinary: dict[tuple[int, tuple[str, ...]], list[Company]] = {}

    def enter(self, *companies: Company, told: bool = True) -> None:
        """Put companies on the register; those a story tells of have no blank cells there."""
        for company in companies:
            self.companies.append(company)
            if told:
                self.told.add(company.code)

    def ordinary_companies(self, trades: Sequence[str] = ()) -> list[Company]:
        """Companies that no story tells of, since filler must not change what a story plants; of these trades, or
        of any where the city has none of them."""
        asked = len(self.companies), tuple(trades)
        if asked not in self._ordinary:
            ordinary = [it for it in self.companies if it.code not in self.told and it.kind == "company"]
            self._ordinary[asked] = [it for it in ordinary if it.trade in trades] or ordinary
        return self._ordinary[asked]

    def file(self, judgment: Judgment, *, single_line: bool = False) -> Document:
        """Set a judgment and keep it, as a file of its own or as a line among others."""
        draw = self.cast.draw.child("layout", judgment.key)
        layout = draw.one_of(_SINGLE_LINE) if single_line else draw.weighted(_LINES)
        text = set_text(judgment, layout, draw)
        own = f"{judgment.truth.doc_type}_{judgment.truth.case_number}.txt"
        name = FILE_PREFIX + ("裁判文书.jsonl" if single_line else own)
        saved_on_windows = not single_line and draw.chance(_WINDOWS_SHARE)
        document = Document(judgment, text, name, f"demo-{len(self.documents) + 1:04d}", saved_on_windows)
        self.documents.append(document)
        return document

    def file_all(self, judgments: Iterable[Judgment]) -> list[Document]:
        """Several, each as a file of its own."""
        return [self.file(judgment) for judgment in judgments]
