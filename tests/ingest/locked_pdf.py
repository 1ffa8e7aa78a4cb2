"""A PDF of one line that opens by a password: RC4 with 40 bits, the standard handler's revision 2 (ISO 32000-1, 7.6)."""

import hashlib
from pathlib import Path

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"
_ALL = -4


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked_pdf(path: Path, text: str, password: str) -> Path:
    """The text has to be ASCII without brackets."""
    padded = (password.encode() + _PAD)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)  # noqa: S324 - the format says so
    key = hashlib.md5(padded + owner + _ALL.to_bytes(4, "little", signed=True) + _ID).digest()[:5]  # noqa: S324
    user = rc4(key, _PAD)
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    of_stream = hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10]  # noqa: S324
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), rc4(of_stream, stream)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
        % (owner.hex().encode(), user.hex().encode(), _ALL),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size 7 /Root 1 0 R /Encrypt 6 0 R /ID [<%s> <%s>] >>\n" % (
        (_ID.hex().encode(),) * 2
    )
    path.write_bytes(bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start)
    return path
