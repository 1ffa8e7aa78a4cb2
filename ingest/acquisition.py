"""How a delivery came to us: under which instrument, from whom, on what, when. Without it, material belongs to the
home's own compartment and every export says that it has no instrument (无取证文书)."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import AcquisitionError
from ontology.compartment import LOCAL, Compartment
from ontology.ids import digest
from ontology.system_reasons import system_reason
from ontology.times import earliest_day

NO_INSTRUMENT = "无取证文书"


@dataclass(frozen=True, slots=True)
class Acquisition:
    """`instrument` is the kind of paper (调取通知书, 协查函 …), `number` its number; `obtained` an ISO date;
    `is_open`: whether every user of the home may see what was delivered; `is_full`: whether it lists its
    sources whole."""

    instrument: str = ""
    number: str = ""
    issuing_body: str = ""
    delivering_body: str = ""
    medium: str = ""
    obtained: str = ""
    obtained_by: str = ""
    receipt: str = ""
    case_number: str = ""
    is_open: bool = False
    is_secret: bool = False
    is_full: bool = False

    @property
    def id(self) -> str:
        """Hash of what identifies it; empty where there was none."""
        if self == NONE:
            return ""
        return digest(
            self.instrument, self.number, self.issuing_body, self.delivering_body, self.medium,
            self.obtained, self.receipt, self.case_number,
        )  # fmt: skip

    @property
    def compartment(self) -> Compartment:
        """Source set × case × owning body. What no instrument was named for closes nothing off."""
        if not self.instrument:
            return LOCAL
        return Compartment(
            self.delivering_body or self.instrument,
            self.case_number,
            self.issuing_body,
            self.is_open,
            self.is_secret,
        )


NONE = Acquisition()

TEXTS = tuple(field.name for field in fields(Acquisition) if not field.name.startswith("is_"))
"""What a sheet says in words, in the order in which it is asked."""
ASKED = ("instrument", "number", "issuing_body", "delivering_body", "medium", "obtained")
"""What every delivery should say (文书、单位、介质、日期); the rest where there is any."""
_NAMES = set(TEXTS)
_ALSO = {"open": "is_open", "secret": "is_secret", "full": "is_full"}


def read_acquisition(path: Path) -> Acquisition:
    """An acquisition from a YAML or JSON file; raises AcquisitionError with the line that is wrong."""
    try:
        raw = yaml.safe_load(path.read_text("utf-8-sig"))
    except OSError as error:
        raise AcquisitionError(f"取证文书 {path} 无法读取：{system_reason(error)}。") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AcquisitionError(f"取证文书 {path} 不是有效的 YAML 或 JSON。") from error
    if not isinstance(raw, dict):
        raise AcquisitionError(f"取证文书 {path} 应为「名称: 值」的形式。")
    try:
        return _acquisition(raw)
    except ValueError as error:
        raise AcquisitionError(f"取证文书 {path}：{error}。") from error


def _acquisition(raw: dict[str, Any]) -> Acquisition:
    if unknown := raw.keys() - _NAMES - _ALSO.keys():
        raise ValueError(
            f"不认识的项「{'、'.join(sorted(unknown))}」；可用 {'、'.join(sorted(_NAMES | _ALSO.keys()))}"
        )
    flags: dict[str, Any] = {name: _flag(key, raw[key]) for key, name in _ALSO.items() if key in raw}
    texts: dict[str, Any] = {
        name: str(raw[name]).strip() for name in _NAMES & raw.keys() if raw[name] is not None
    }
    if not texts.get("instrument") or not texts.get("obtained"):
        raise ValueError("须写明 instrument（文书名称）和 obtained（取得日期）")
    earliest_day(texts["obtained"])
    if flags.get("is_open") and flags.get("is_secret"):
        raise ValueError("不能既 open 又 secret")
    return replace(Acquisition(**texts), **flags)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} 应为 true 或 false，实为「{value}」")
    return value


def missing(acquisition: Acquisition) -> tuple[str, ...]:
    """What an acquisition should say and does not, by field."""
    return tuple(name for name in ASKED if not getattr(acquisition, name))


def as_sheet(acquisition: Acquisition) -> dict[str, Any]:
    """The acquisition as a sheet says it, blanks left out."""
    flags = {key: True for key, name in _ALSO.items() if getattr(acquisition, name)}
    return {name: value for name in TEXTS if (value := getattr(acquisition, name))} | flags


def of_sheet(raw: dict[str, Any]) -> Acquisition:
    """What `as_sheet` said, whole or not; raises ValueError for what is none."""
    flags: dict[str, Any] = {name: _flag(key, raw[key]) for key, name in _ALSO.items() if key in raw}
    texts: dict[str, Any] = {name: str(raw[name]) for name in TEXTS if name in raw}
    return Acquisition(**texts, **flags)


def acquisition_row(acquisition: Acquisition, registered_at: str) -> dict[str, object]:
    """The acquisition as the lake holds it."""
    row: dict[str, object] = asdict(acquisition)
    del row["is_open"], row["is_secret"], row["is_full"]
    return row | {
        "acquisition": acquisition.id,
        "compartment": acquisition.compartment.id,
        "registered_at": registered_at,
    }


def compartment_row(compartment: Compartment, registered_at: str) -> dict[str, object]:
    """The compartment as the lake holds it; its term is a later row."""
    return asdict(compartment) | {"id": compartment.id, "term": "", "registered_at": registered_at}
