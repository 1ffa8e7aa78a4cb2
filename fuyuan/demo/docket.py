"""Numbers that courts, prosecutors and agencies give to their files: rising through the year, never twice."""

from collections import defaultdict
from datetime import date

from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Court

_NEW_NUMBERS_SINCE = 2016
_OLD_KINDS = {
    "民初": "民初字第{:05d}号",
    "刑初": "刑初字第{:05d}号",
    "民终": "民终字第{}号",
    "执": "执字第{}号",
}
_TYPICAL_YEAR = {"民初": 4200, "执": 5200, "刑初": 420, "行初": 90, "民终": 1900, "刑终": 260, "行终": 110}


class Docket:
    """Hands out numbers."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._given: dict[tuple[str, int, str], set[int]] = defaultdict(set)

    def case(self, court: Court, filed: date, kind: str) -> str:
        """A case number in the form of its year: （2021）映0102民初1234号 or （2015）澄民初字第01234号."""
        serial = self._serial(court.code, filed, kind)
        if filed.year < _NEW_NUMBERS_SINCE:
            return f"（{filed.year}）{court.old_code}{_OLD_KINDS[kind].format(serial)}"
        return f"（{filed.year}）{court.code}{kind}{serial}号"

    def charge(self, court: Court, filed: date) -> str:
        """An indictment's number, which looks like a case number and is none."""
        return f"{court.charge_sign}〔{filed.year}〕{self._serial(court.charge_sign, filed, '诉')}号"

    def agency(self, sign: str, filed: date) -> str:
        """An agency's decision number: 汐澄市监处罚〔2021〕118号."""
        return f"{sign}〔{filed.year}〕{self._serial(sign, filed, '罚')}号"

    def _serial(self, body: str, filed: date, kind: str) -> int:
        """Near the place in the year where the filing day stands."""
        given = self._given[body, filed.year, kind]
        expected = _TYPICAL_YEAR.get(kind, 60) * filed.timetuple().tm_yday / 366
        serial = max(1, int(expected * (0.9 + self._draw.below(200) / 1000)))
        while serial in given:
            serial += 1
        given.add(serial)
        return serial
