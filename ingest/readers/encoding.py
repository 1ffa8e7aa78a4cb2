"""UTF-8, GB18030, Big5 or UTF-16, told from the bytes. A UTF-8 file with a few damaged bytes stays UTF-8: only those
rows go to quarantine. GB18030 text read as UTF-8 is wrong at nearly every character, so the two are far apart."""

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

_ASCII: Final = bytes(range(0x80))
_UNDECODED: Final = re.compile("[\udc00-\udcff]")
find_undecoded: Final = _UNDECODED.search
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
    if wide := _wide(sample):
        return wide
    foreign = len(sample.translate(None, _ASCII))
    if not foreign or _wrong(sample, "utf-8") <= foreign * _TOLERATED:
        return "utf-8"
    if _wrong(sample, "gb18030") >= _wrong(sample, "utf-8"):
        return "utf-8"
    return "big5" if _familiar(sample, "big5") > _familiar(sample, "gb18030") else "gb18030"


_FAMILIAR: Final = frozenset(
    "的一是在不有人和中大公司限市区省县路号法院年月日元银行账户交易金额名称地址姓身份证编电话审判决民事刑案被告原"
    "数据类别时间开内无应结费资产单备注状态合计"
    "區縣號銀賬帳戶額稱證編電話審決國與為於會業務東數據類別時間開內無應結費資產單備註狀態計"
)
"""Characters that any of these files has in plenty; as another code's bytes they come out as rare ones."""


def _familiar(sample: bytes, codec: str) -> float:
    """Share of the foreign characters that are familiar; bytes that do not decode count against it."""
    text = codecs.getincrementaldecoder(codec)(ESCAPE).decode(sample[:_SHORT])
    foreign = [character for character in text if character >= "\x80"]
    return sum(character in _FAMILIAR for character in foreign) / max(len(foreign), 1)


_SHORT: Final = 1 << 16


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: delimiters and digits leave every other byte empty."""
    early = sample[:4096]
    if early.count(0) * 20 < len(early):
        return ""
    low, high = early[0::2].count(0), early[1::2].count(0)
    if max(low, high) < 10 * min(low, high) + 2:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _wrong(sample: bytes, codec: str) -> int:
    """Bytes that the codec cannot place; the last ones may be half a character and are forgiven."""
    text = codecs.getincrementaldecoder(codec)(ESCAPE).decode(sample)
    return sum(1 for _ in _UNDECODED.finditer(text))
