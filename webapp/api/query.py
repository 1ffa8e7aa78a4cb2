"""What a caller may ask for: every ceiling stands here, and a caller can only go below it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ontology.vocabulary import vocabulary

MOST_HOPS: Final = 6
MOST_ROWS: Final = 10_000
MOST_IDS: Final = 1_500
"""As many as the explorer's canvas draws; their ids fit the 256 KiB that the server allows a request's head."""
LONGEST_SEARCH: Final = 200
"""Characters; the longest company name in the registers has fewer."""


def _listed(names: Iterable[str]) -> dict[str, JsonValue]:
    """The pattern of a list of known names, for the interface's description."""
    one = "|".join(names)
    return {"pattern": f"^((?:{one})(?:,(?:{one}))*)?$"}


class Query(BaseModel):
    """Base of all query strings: a misspelt parameter is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchQuery(Query):
    """Words to look for, kinds to look among."""

    q: str = Field(
        min_length=1, max_length=LONGEST_SEARCH, description="搜索文字：姓名、名称、证件号码、案号"
    )
    type: str = Field(
        "", description="只搜索这些类型，逗号分隔", json_schema_extra=_listed(vocabulary().entities)
    )
    limit: int = Field(20, ge=1, le=MOST_ROWS, description="最多返回多少项")


class TogetherQuery(Query):
    """Which entities, and how many of the relations among them."""

    ids: str = Field(
        min_length=1,
        max_length=64 * MOST_IDS,
        description=f"主体编号，逗号分隔，最多 {MOST_IDS} 个",
        json_schema_extra={"pattern": "[^,]"},
    )
    limit: int = Field(MOST_ROWS, ge=1, le=MOST_ROWS, description="最多返回多少条关系")


class NeighboursQuery(Query):
    """How far to look around an entity, and along what."""

    types: str = Field(
        "", description="只沿这些关系，逗号分隔", json_schema_extra=_listed(vocabulary().relations)
    )
    limit: int = Field(200, ge=1, le=MOST_ROWS, description="最多返回多少条关系")
    hops: int = Field(1, ge=1, le=MOST_HOPS, description="最多几步")
    as_of: date | None = Field(None, description="只看这一天可能成立的关系")


class EvidenceQuery(Query):
    """How much evidence to read at once."""

    limit: int = Field(100, ge=1, le=MOST_ROWS, description="最多返回多少条依据")


class AuditQuery(Query):
    """Which part of the log."""

    after: int = Field(0, ge=0, le=2**53, description="只列出此序号之后的记录")
    user: str = Field("", max_length=64, description="只列出此用户编号的记录")
    limit: int = Field(200, ge=1, le=MOST_ROWS, description="最多返回多少条")


class JobsQuery(Query):
    """How many of the newest jobs."""

    limit: int = Field(100, ge=1, le=1_000, description="最多返回多少个任务")
