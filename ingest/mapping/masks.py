"""Masked names as one expression. Both engines lack look-around, so the boundaries of a mask are consumed; the test
holds it against `ontology.identifiers.is_masked_name`."""

from typing import Final

import ibis

from ingest.mapping.fences import Expression
from ontology.identifiers.masking import MASK_SIGNS

_HAN: Final = "\\x{4e00}-\\x{9fff}"
_NOT_LATIN: Final = "(?:^|[^A-Za-z])"
_BODIES: Final = "公司|银行|集团|中心|厂|店|医院|学校|村|局|合作社|企业"
_MASKED: Final = "|".join(
    (
        f"[某{MASK_SIGNS}]",
        f"{_NOT_LATIN}[Xx]{{2,}}(?:$|[^A-Za-z])",
        f"{_NOT_LATIN}[Xx](?:$|[^A-Za-z光射]|射$|射[^线])",
        f"^[{_HAN}]{{1,2}}[〇O0]{{1,2}}$",
        "^[A-Za-z][0-9]?$",
        f"^[{_HAN}]{{1,2}}[A-Z][0-9]?$",
        f"^(?:[甲乙丙丁戊己庚辛]|[A-Z])[0-9]?(?:有限)?(?:{_BODIES})$",
    )
)
# One cheap look for a character that any of the forms needs; names without one are the rule.
_MAY_BE: Final = f"[某{MASK_SIGNS}Xx〇O0A-Za-z甲乙丙丁戊己庚辛]"


def is_masked(compacted: Expression) -> Expression:
    """Whether a name in compact form was hidden, wholly or in part."""
    return ibis.ifelse(compacted.re_search(_MAY_BE), compacted.re_search(_MASKED), ibis.literal(False))
