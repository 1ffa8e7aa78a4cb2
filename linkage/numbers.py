"""Numbers of accounts, devices and addresses as keys. Only a whole, unmasked number is one; what stands for many (a
device that hides its address, a private network's IP) is none."""

import ipaddress
import re
from typing import Final

from ontology.identifiers import parse
from ontology.identifiers.bank_card import luhn_holds
from ontology.identifiers.masking import has_mask_sign
from ontology.identifiers.text import compact

_HEAD: Final = re.compile(r".*?(?:银行|信用合作联社|信用联社|信用社|农信社?|联社)")
_SHORT_NAMES: Final = {
    "工商银行": "中国工商银行", "工行": "中国工商银行", "农业银行": "中国农业银行", "农行": "中国农业银行",
    "建设银行": "中国建设银行", "建行": "中国建设银行", "中行": "中国银行", "交行": "交通银行", "招行": "招商银行",
    "光大银行": "中国光大银行", "民生银行": "中国民生银行", "邮储银行": "中国邮政储蓄银行",
    "邮政储蓄银行": "中国邮政储蓄银行", "浦发银行": "上海浦东发展银行", "广发银行": "广东发展银行",
}  # fmt: skip
_MAC: Final = re.compile(r"[0-9A-F]{12}").fullmatch
_NO_DEVICE: Final = frozenset(("000000000000", "FFFFFFFFFFFF", "020000000000"))
"""What a system answers that keeps its address to itself; 02:00:00:00:00:00 is Android's."""
_VIN: Final = re.compile(r"[0-9A-HJ-NPR-Z]{17}").fullmatch
_TRON: Final = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}").fullmatch
_ETHEREUM: Final = re.compile(r"0[xX][0-9a-fA-F]{40}").fullmatch
_BITCOIN: Final = re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[0-9a-z]{11,71}").fullmatch
_SHORTEST: Final = 6


def account_key(number: str) -> str | None:
    """The whole number of an account or card; None if masked or damaged."""
    read = parse("account_number", number)
    return read.normalised if read.is_key else None


def bank_key(name: str) -> str | None:
    """The bank without its branch: a number is the bank's, whichever branch keeps the account."""
    text = compact(name)
    head = _HEAD.match(text)
    short = head[0] if head else next((s for s in _SHORT_NAMES if text.startswith(s)), text)
    return _SHORT_NAMES.get(short, short) or None


def crypto_key(address: str) -> str | None:
    """The address; hexadecimal ones are the same in either case, base58 ones are not."""
    text = compact(address)
    if _ETHEREUM(text):
        return text.lower()
    return text if _TRON(text) or _BITCOIN(text) else None


def imei_key(number: str) -> str | None:
    """15 digits with their check digit."""
    text = re.sub("[-/]", "", compact(number))
    whole = len(text) == 15 and text.isdigit() and len(set(text)) > 1
    return text if whole and luhn_holds(text) else None


def mac_key(address: str) -> str | None:
    """Twelve hexadecimal digits; none that systems give out instead of their own."""
    text = re.sub("[-:.]", "", compact(address)).upper()
    return text if _MAC(text) and text not in _NO_DEVICE else None


def vin_key(number: str) -> str | None:
    """Seventeen characters without I, O and Q (GB 16735); shorter ones are a frame's number of before 1997."""
    text = compact(number).upper()
    return text if _VIN(text) and len(set(text)) > 2 else None


def ip_key(address: str) -> str | None:
    """A public address; private and loopback ones are another machine's in every network."""
    try:
        read = ipaddress.ip_address(compact(address))
    except ValueError:
        return None
    test_net = read in ipaddress.ip_network("198.18.0.0/15") if read.version == 4 else False
    return str(read) if read.is_global or test_net else None


def written_key(text: str) -> str | None:
    """The number as written, half width and without spaces; None if masked."""
    key = compact(text)
    return None if not key or has_mask_sign(key) else key
