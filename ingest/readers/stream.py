"""Bytes of a kept original, unpacked if they are gzip, up to where it breaks. A truncated archive gives everything
before the break and says so: half a delivery is evidence too, as long as nobody takes it for the whole."""

import io
import zlib
from pathlib import Path
from typing import BinaryIO, Final

_BLOCK: Final = 1 << 18
_GZIP: Final = b"\x1f\x8b"


class Stream(io.RawIOBase):
    """`break_note` is empty, or one line on where and why the file ended early."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        self._size = max(path.stat().st_size, 1)
        self._packed = self._file.read(2) == _GZIP
        self._file.seek(0)
        self._unpacker = _unpacker()
        self._ready = memoryview(b"")
        self._waiting = b""
        self.break_note = ""

    @property
    def share(self) -> float:
        """Part of the file that was read, for progress."""
        return self._file.tell() / self._size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self._ready and (block := self._next()) is not None:
            self._ready = memoryview(block)
        count = min(len(self._ready), len(buffer))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _next(self) -> bytes | None:
        """More unpacked bytes, None at the end or the break."""
        block = self._waiting or self._file.read(_BLOCK)
        self._waiting = b""
        if not self._packed:
            return block or None
        if not block:
            if not self._unpacker.eof and not self.break_note:
                self.break_note = "压缩包被截断"
            return None
        return self._unpack(block)

    def _unpack(self, block: bytes) -> bytes | None:
        if self.break_note:
            return None
        if self._unpacker.eof:
            if not block.startswith(_GZIP):  # padding after the last member
                return None
            self._unpacker = _unpacker()
        try:
            unpacked = self._unpacker.decompress(block, _BLOCK * 4)
        except zlib.error:
            self.break_note = "压缩包已损坏"
            return None
        self._waiting = self._unpacker.unused_data or self._unpacker.unconsumed_tail
        return unpacked

    def close(self) -> None:
        self._file.close()
        super().close()


def _unpacker() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=31)
