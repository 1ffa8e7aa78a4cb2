"""Old Office files made byte by byte: the container ([MS-CFB] version 3), a workbook ([MS-XLS]) or a letter ([MS-DOC]) in
it. Nothing that writes them is kept by anybody any more."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A container with streams, each filled with zeros to the 4,096 bytes from which it has sectors of its own."""
    bodies = {
        name: body.ljust(-(-max(len(body), 4096) // SECTOR) * SECTOR, b"\0") for name, body in streams.items()
    }
    total = sum(len(body) // SECTOR for body in bodies.values()) + 1
    fats = -(-(total + 8) // (SECTOR // 4))
    chain, starts = [_FAT] * fats, {}
    chain.append(_END)  # the directory
    for name, body in bodies.items():
        starts[name] = len(chain)
        last = len(chain) + len(body) // SECTOR
        chain += [*range(len(chain) + 1, last), _END]
    chain += [_FREE] * (fats * SECTOR // 4 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, fats, 0, 4096, _END, 0, _END, 0
    )
    header += struct.pack("<109I", *range(fats), *[_FREE] * (109 - fats))
    return (
        header
        + struct.pack(f"<{len(chain)}I", *chain)
        + _directory(starts, bodies)
        + b"".join(bodies.values())
    )


def _directory(starts: Mapping[str, int], bodies: Mapping[str, bytes]) -> bytes:
    names = sorted(starts, key=lambda name: (len(name), name.upper()))
    assert len(names) <= 3, "a sector holds the root and three"
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for n, name in enumerate(names, start=1):
        following = n + 1 if n < len(names) else _FREE
        entries.append(_entry(name, 2, right=following, start=starts[name], size=len(bodies[name])))
    return b"".join(entries).ljust(SECTOR, b"\0")


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    placed = struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, right, child)
    return text.ljust(64, b"\0") + placed + bytes(36) + struct.pack("<IQ", start, size)


class Error(str):
    """A cell that shows an error; as a formula's result if it begins with "="."""


_CODES = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, column: int, value: str | float) -> bytes:
    at = struct.pack("<HHH", row, column, 15)
    if isinstance(value, Error):
        code = _CODES[value.lstrip("=")]
        if not value.startswith("="):
            return _record(0x0205, at + bytes((code, 1)))
        return _record(
            0x0006, at + struct.pack("<BBB3xHHIH", 2, 0, code, 0xFFFF, 0, 0, 2) + bytes((0x1C, code))
        )
    if isinstance(value, str):
        return _record(0x0204, at + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, at + struct.pack("<d", value))


def old_workbook(
    path: Path, name: str, rows: Sequence[Sequence[str | float]], *, epoch_1904: bool = False
) -> Path:
    """An .xls with one sheet."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    told = struct.pack("<xxBB", len(name), 1) + name.encode("utf-16-le")
    dates, end = _record(0x0022, struct.pack("<H", epoch_1904)), _record(0x000A)
    head = len(_record(0x0809, begin)) + len(dates) + len(_record(0x0085, bytes(4) + told)) + len(end)
    globals_ = _record(0x0809, begin) + dates + _record(0x0085, struct.pack("<I", head) + told) + end
    sheet = _record(0x0809, begin[:2] + struct.pack("<H", 0x0010) + begin[4:])
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    sheet += b"".join(
        _cell(n, i, cell) for n, row in enumerate(rows) for i, cell in enumerate(row) if cell != ""
    )
    path.write_bytes(compound({"Workbook": globals_ + sheet + end}))
    return path


STRUCK = "\ufdd0"
"""Begins a piece of a letter that was struck out."""


def old_letter(path: Path, *pieces: str, header: str = "") -> Path:
    """A .doc (Word 97) whose text lies in pieces, the last first, as after a fast save; the header's story is one more."""
    story = header + "\r" * bool(header)
    texts = [*pieces, story] if story else list(pieces)
    plain = [piece.removeprefix(STRUCK) for piece in texts]
    stream, places = bytearray(2048), {}
    for n in reversed(range(len(plain))):
        narrow = plain[n].isascii()
        places[n] = (len(stream), narrow, len(plain[n]) * (1 if narrow else 2))
        stream += plain[n].encode("ascii" if narrow else "utf-16-le")
    stream += bytes(-len(stream) % 512)
    struck = sorted(places[n][0::2] for n, piece in enumerate(texts) if piece.startswith(STRUCK))
    table = b"".join(_parts(plain, places, stream, struck, len(story)))
    path.write_bytes(compound({"WordDocument": bytes(stream), "1Table": table}))
    return path


def _parts(
    plain: list[str],
    places: dict[int, tuple[int, bool, int]],
    stream: bytearray,
    struck: list[tuple[int, int]],
    story: int,
) -> list[bytes]:
    """The tables that the header of the stream points to, which is filled in."""
    bounds = [0]
    for text in plain:
        bounds.append(bounds[-1] + len(text))
    told = b"".join(
        struct.pack("<HIH", 0, 0x40000000 | place * 2 if narrow else place, 0)
        for place, narrow, _ in (places[n] for n in range(len(plain)))
    )
    pieces = struct.pack(f"<{len(bounds)}I", *bounds) + told
    clx = struct.pack("<BI", 2, len(pieces)) + pieces
    heads = struct.pack("<14I", *[0] * 8, *[story] * 6) if story else b""
    runs = struct.pack("<III", 0, len(stream), len(stream) // 512)
    stream += _marked(struck)
    struct.pack_into("<HH", stream, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", stream, 0x0A, 0x0200)
    struct.pack_into("<III", stream, 0x4C, bounds[-1] - story, 0, story)
    at = 0
    for field, part in ((0xF2, heads), (0xFA, runs), (0x1A2, clx)):
        struct.pack_into("<II", stream, field, at, len(part))
        at += len(part)
    return [heads, runs, clx]


def _marked(struck: list[tuple[int, int]]) -> bytes:
    """A page of runs of characters: those struck out, and between them what is not."""
    bounds, offsets = [0], b""
    for place, size in struck:
        bounds += [place, place + size]
        offsets += b"\x00\xf0"
    bounds, offsets = (bounds, offsets) if struck else ([0, 1], b"\x00")
    page = struct.pack(f"<{len(bounds)}I", *bounds) + offsets
    return page.ljust(0xF0 * 2, b"\0") + b"\x03\x00\x08\x01".ljust(31, b"\0") + bytes((len(offsets),))
