"""UTF-8 or GB18030, told from the bytes. A UTF-8 file with a few damaged bytes stays UTF-8: only those rows go to
quarantine. GB18030 text read as UTF-8 is wrong at nearly every character, so the two are far apart."""

import codecs
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Share of non-ASCII bytes that UTF-8 may find wrong; a GB18030 file has most of them wrong.
_TOLERATED: Final = 0.2


ESCAPE: Final = "fuyuan-escape"
"""How bytes that do not decode are kept: byte b as U+DC00 + b, which no valid text holds. Python's own handler of
that kind refuses UTF-16 and bytes below 0x80."""


def _kept(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(ESCAPE, _kept)

find_undecoded: Final = re.compile("[\udc00-\udcff]").search
"""Whether a text holds such a byte."""


def shown(text: str) -> str:
    """A text fit to be stored and read by people: what did not decode, and half characters, in hex."""
    return "".join(_visible(c) if "\ud800" <= c <= "\udfff" else c for c in text)


def _visible(character: str) -> str:
    code = ord(character)
    return f"\\x{code - 0xDC00:02x}" if 0xDC00 <= code < 0xDD00 else f"\\u{code:04x}"


def encoding_of(sample: bytes) -> str:
    """Name of the codec for a file that begins with, or first leaves ASCII in, `sample`."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    foreign = sum(byte >= 0x80 for byte in sample)
    if not foreign or _wrong(sample, "utf-8") <= foreign * _TOLERATED:
        return "utf-8"
    return "gb18030" if _wrong(sample, "gb18030") < _wrong(sample, "utf-8") else "utf-8"


def _wrong(sample: bytes, codec: str) -> int:
    """Bytes that the codec cannot place; the last ones may be half a character and are forgiven."""
    text = codecs.getincrementaldecoder(codec)(ESCAPE).decode(sample)
    return sum("\udc00" <= character <= "\udcff" for character in text)
