"""Inhabitants. No two persons of the city share a name unless a story plants namesakes on purpose: chance namesakes
would make it impossible to say whether a merge was right."""

from datetime import date

from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions, street_address
from fuyuan.demo.identities import citizen_number
from fuyuan.demo.model import Division, Person
from fuyuan.demo.tables import table

_SEXES = ("男", "女")
_SINGLE_CHARACTER = 0.2


class People:
    """The pool of names, and persons who bear them."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._taken: set[str] = set()
        self._numbers: set[str] = set()

    @property
    def count(self) -> int:
        """Persons so far; officials who are a name and nothing else don't count."""
        return len(self._numbers)

    def name(self, sex: str) -> str:
        """A name that nobody else bears."""
        for _ in range(10_000):
            surname: str = self._draw.weighted(table("names")["surnames"])
            name = surname + self._given(sex)
            if self._is_new(name):
                self._taken.add(name)
                return name
        raise ValueError("data/names.yaml has too few names for a city of this size: add given names")

    def common_name(self, sex: str) -> str:
        """A name that others of the crowd may bear too, as in any register, but nobody whom a document or the
        register of companies names."""
        while True:
            name: str = self._draw.weighted(table("names")["surnames"]) + self._given(sex)
            if self._is_new(name):
                return name

    def _is_new(self, name: str) -> bool:
        return name not in self._taken and name not in table("names")["well_known"]

    def _given(self, sex: str) -> str:
        parts: dict[str, list[str]] = table("names")["male" if sex == "男" else "female"]
        if self._draw.chance(_SINGLE_CHARACTER):
            return self._draw.one_of(parts["single"])
        first = self._draw.one_of(parts["first"])
        return first + self._draw.one_of([character for character in parts["second"] if character != first])

    def names(self, count: int) -> tuple[str, ...]:
        """So many new names, for officials of whom nothing else is known."""
        return tuple(self.name(self._draw.one_of(_SEXES)) for _ in range(count))

    def person(
        self,
        *,
        name: str | None = None,
        sex: str | None = None,
        born: tuple[int, int] = (1962, 1999),
        home: Division | None = None,
        occupation: str | None = None,
        education: str | None = None,
    ) -> Person:
        """A new inhabitant; a given name is taken as it is (that is how namesakes are made)."""
        draw = self._draw
        sex = sex or ("男" if draw.chance(0.68) else "女")
        home = home or draw.one_of(divisions())
        birthday = draw.day(date(born[0], 1, 1), date(born[1], 12, 31))
        words = table("names")
        return Person(
            name=name or self.name(sex),
            sex=sex,
            born=birthday,
            ethnicity=draw.weighted(words["ethnicities"]),
            education=education or draw.weighted(words["education"]),
            occupation=occupation or draw.one_of(words["occupations"]),
            home=home,
            address=street_address(home, draw, home=True),
            id_number=self._number(home, birthday, sex),
        )

    def _number(self, home: Division, born: date, sex: str) -> str:
        while True:
            number = citizen_number(home.code, born, sex, self._draw)
            if number not in self._numbers:
                self._numbers.add(number)
                return number
