"""What later proceedings make of earlier ones: a finding upheld on appeal takes effect, one that is set aside falls.

Judged from all statements at once, so the order in which documents arrive changes nothing. A review counts only as far
as it is in effect itself and has not fallen in its turn. A circle of reviews is nobody's word: unknown. The rules are
data (effect.yaml) with the articles of law they rest on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.projection.effect import effect_of_case_number, fate_rules
from ontology.identifiers import case_number
from ontology.standing import Effect

Reviewed = tuple[str, str, str]
"""Case number of the review, case number reviewed, fate, as the lake has them."""


@dataclass(slots=True)
class Chain:
    """Effects of proceedings, by any spelling of their numbers."""

    _reviews: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _known: dict[str, Effect] = field(default_factory=dict)

    @classmethod
    def of(cls, reviewed: Iterable[Reviewed]) -> "Chain":
        """The chain these reviews make; a masked number is no key and ties nothing."""
        chain = cls()
        for review, target, fate in sorted(set(reviewed)):
            later, earlier = case_number(review), case_number(target)
            if later.is_key and earlier.is_key and later.normalised != earlier.normalised:
                chain._reviews.setdefault(earlier.normalised, []).append((later.normalised, fate))
        return chain

    def effect(self, number: str) -> Effect:
        """Effect of what was found and ordered under the number."""
        read = case_number(number)
        return self._effect(read.normalised, ()) if read.is_key else effect_of_case_number(number)

    def _effect(self, number: str, above: tuple[str, ...]) -> Effect:
        if number in above or len(above) > LONGEST:
            return Effect.UNKNOWN
        if not above and number in self._known:
            return self._known[number]
        own = effect_of_case_number(number)
        made = [self._made(later, fate, (*above, number)) for later, fate in self._reviews.get(number, ())]
        told = [effect for effect in made if effect is not None]
        found = _strongest(told) if told else own
        if not above:
            self._known[number] = found
        return found

    def _made(self, later: str, fate: str, above: tuple[str, ...]) -> Effect | None:
        """What one review makes of the number; None where it says nothing of it."""
        rules: Mapping[str, str] = fate_rules().get(fate, {})
        effect = rules.get(str(self._effect(later, above)))
        return Effect(effect) if effect else None


LONGEST = 20
"""Reviews above one another; the longest chain the law knows has six."""
_ORDER = (Effect.REVERSED, Effect.NOT_IN_EFFECT, Effect.UNKNOWN, Effect.IN_EFFECT)


def _strongest(effects: list[Effect]) -> Effect:
    """Of several reviews the one that takes most away: who is harmed by a fallen finding is harmed for good."""
    return min(effects, key=_ORDER.index)
