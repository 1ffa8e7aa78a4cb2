"""What later proceedings make of earlier ones: a finding upheld on appeal takes effect, one that is set aside falls.

Judged from all statements at once, so the order in which documents arrive changes nothing. A review counts only as far
as it is in effect itself and has not fallen in its turn. A circle of reviews is nobody's word: unknown. A reversal in
part changes the items it names and leaves the others as they were. The rules are data (effect.yaml) with the articles
of law they rest on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.projection.effect import effect_of_case_number, fate_rules
from ontology.identifiers import case_number
from ontology.standing import Effect

Reviewed = tuple[str, str, str]
"""Case number of the review, case number reviewed, fate, as the lake has them."""
ReviewedItem = tuple[str, str, str, int]
"""Case number of the review, case number reviewed, one of ITEM_PROPERTIES, number of the item."""
ITEM_PROPERTIES: Final = ("undone_items", "kept_items", "touched_items")


@dataclass(frozen=True, slots=True)
class _Review:
    """One review: its number, what it makes of the whole, and of which items it speaks."""

    later: str
    fate: str
    items: Mapping[int, str]

    def fate_of(self, item: int | None) -> str:
        """The fate of one item: in a reversal in part, the items that it does not speak of stand."""
        if item is None or self.fate != "partly_reversed" or not self.items:
            return self.fate
        said = self.items.get(item)
        if said is None:
            return "upheld" if set(self.items.values()) != {"kept_items"} else self.fate
        return {"undone_items": "reversed", "kept_items": "upheld"}.get(said, self.fate)


@dataclass(slots=True)
class Chain:
    """Effects of proceedings, by any spelling of their numbers."""

    _reviews: dict[str, list[_Review]] = field(default_factory=dict)
    _known: dict[tuple[str, int | None], Effect] = field(default_factory=dict)

    @classmethod
    def of(cls, reviewed: Iterable[Reviewed], items: Iterable[ReviewedItem] = ()) -> "Chain":
        """The chain these reviews make; a masked number is no key and ties nothing."""
        chain = cls()
        spoken_of: dict[tuple[str, str], dict[int, str]] = {}
        for review, target, said, item in sorted(set(items)):
            both = spoken_of.setdefault(_pair(review, target), {})
            both[item] = said if both.get(item, said) == said else "touched_items"
        for review, target, fate in sorted(set(reviewed)):
            later, earlier = case_number(review), case_number(target)
            if later.is_key and earlier.is_key and later.normalised != earlier.normalised:
                found = _Review(later.normalised, fate, spoken_of.get(_pair(review, target), {}))
                chain._reviews.setdefault(earlier.normalised, []).append(found)
        return chain

    def effect(self, number: str, item: int | None = None) -> Effect:
        """Effect of what was found and ordered under the number, or of one item of its orders."""
        read = case_number(number)
        return self._effect(read.normalised, (), item) if read.is_key else effect_of_case_number(number)

    def _effect(self, number: str, above: tuple[str, ...], item: int | None = None) -> Effect:
        if number in above or len(above) > LONGEST:
            return Effect.UNKNOWN
        if not above and (number, item) in self._known:
            return self._known[number, item]
        own = effect_of_case_number(number)
        reviews = self._reviews.get(number, ())
        made = [self._made(review.later, review.fate_of(item), (*above, number)) for review in reviews]
        told = [effect for effect in made if effect is not None]
        found = _strongest(told) if told else own
        if not above:
            self._known[number, item] = found
        return found

    def _made(self, later: str, fate: str, above: tuple[str, ...]) -> Effect | None:
        """What one review makes of the number; None where it says nothing of it."""
        rules: Mapping[str, str] = fate_rules().get(fate, {})
        effect = rules.get(str(self._effect(later, above)))
        return Effect(effect) if effect else None


def _pair(review: str, target: str) -> tuple[str, str]:
    return case_number(review).normalised, case_number(target).normalised


LONGEST = 20
"""Reviews above one another; the longest chain the law knows has six."""
_ORDER = (Effect.REVERSED, Effect.NOT_IN_EFFECT, Effect.UNKNOWN, Effect.IN_EFFECT)


def _strongest(effects: list[Effect]) -> Effect:
    """Of several reviews the one that takes most away: who is harmed by a fallen finding is harmed for good."""
    return min(effects, key=_ORDER.index)
