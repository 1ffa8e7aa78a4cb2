"""Secrets we hand out once and store hashed: a copied database opens no door.

The tokens are 32 random bytes, so a plain SHA-256 is enough; slow hashes are for passwords people choose.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass

TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Secret:
    """A token as its holder has it. Its text never reaches a log: `repr` hides it."""

    text: str

    def __repr__(self) -> str:
        return "Secret(…)"

    @staticmethod
    def of(random: bytes) -> "Secret":
        """URL-safe text of the bytes, without padding."""
        return Secret(base64.urlsafe_b64encode(random).rstrip(b"=").decode())

    @property
    def fingerprint(self) -> str:
        """What is stored."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def derive(self, purpose: str) -> str:
        """A second secret that its holder can be given without revealing the first, and nobody needs to store."""
        return hmac.new(self.text.encode(), purpose.encode(), hashlib.sha256).hexdigest()
