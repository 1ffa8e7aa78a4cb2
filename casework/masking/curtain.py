"""What one viewer sees of values: the single place that decides between a value and its mask.

Lifted for a viewer who has stated a case and a purpose they are entitled to; drawn for everybody else.
"""

from dataclasses import dataclass

from casework.masking.masks import Masks
from casework.masking.prose import covered
from graph.model import Entity, Exactness, Hit
from ontology.viewer import Viewer
from ontology.vocabulary import Privacy, PropertyType, vocabulary

ASK = "登记案号和查询目的后可见"
"""How to see what is masked; it stands beside every masked value."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A text as the viewer sees it."""

    text: str
    masked: bool


@dataclass(frozen=True, slots=True)
class Curtain:
    """The masks of a home before one viewer."""

    masks: Masks
    lifted: bool

    @classmethod
    def before(cls, viewer: Viewer, masks: Masks) -> "Curtain":
        """The curtain as it hangs before this viewer."""
        return cls(masks, viewer.sees_personal)

    def value(self, type_name: str, name: str, value: str) -> Sight:
        """A value of a property."""
        if self.lifted:
            return Sight(value, False)
        how = self.masks.property(type_name, name)
        if how is not None:
            return Sight(self.masks.hide(how, value), True)
        return self.prose(value) if _holds_prose(type_name, name) else Sight(value, False)

    def hides(self, type_name: str, name: str) -> bool:
        """Whether values of a property are hidden as such."""
        return not self.lifted and self.masks.property(type_name, name) is not None

    def caption(self, entity: Entity) -> Sight:
        """What an entity is called."""
        return self.named(entity.type, entity.caption, entity)

    def named(self, type_name: str, caption: str, entity: Entity | None = None) -> Sight:
        """A caption; it is the first value of one of the type's caption properties, and hidden as that one is."""
        if self.lifted:
            return Sight(caption, False)
        for name in vocabulary()[type_name].caption:
            if entity and entity.properties and not _has(entity, name, caption):
                continue
            how = self.masks.property(type_name, name)
            if how is not None:
                return Sight(self.masks.hide(how, caption), True)
            break
        return self.prose(caption)

    def cell(self, heading: str, value: str) -> Sight:
        """A cell of an original row, under the heading the file gave it."""
        if self.lifted or not value:
            return Sight(value, False)
        how = self.masks.column(heading)
        return Sight(self.masks.hide(how, value), True) if how else self.prose(value)

    def prose(self, text: str) -> Sight:
        """Running text, of unchanged length."""
        if self.lifted:
            return Sight(text, False)
        seen = covered(text)
        return Sight(seen, seen is not text)

    def may_tell(self, hit: Hit) -> bool:
        """Whether a search may say that this value matched. A hidden one is confirmed only to who has it whole:
        otherwise a number could be found digit by digit."""
        return hit.exactness is Exactness.EXACT or not self.hides(hit.entity.type, hit.property)


def _has(entity: Entity, name: str, caption: str) -> bool:
    return any(value.value == caption for value in entity.properties.get(name, ()))


def _holds_prose(type_name: str, name: str) -> bool:
    """Dates, amounts and public identifiers are what they are; words can hold anything."""
    prop = vocabulary()[type_name].properties.get(name)
    if prop is None:
        return True
    return not prop.choices and (
        prop.type in (PropertyType.TEXT, PropertyType.NAME, PropertyType.ADDRESS)
        or prop.privacy is not Privacy.PUBLIC
    )
