"""What a person at the keyboard can meet of the graph is said in Chinese: the value, what is wrong, the way out."""

import re

import pytest

from graph import errors
from graph.store.neo4j import errors as of_neo4j

ADDRESS = "bolt://10.0.0.8:7687"
MET = [
    (errors.UnfinishedBuildError("graph.sqlite"), "graph.sqlite"),
    (errors.UnfinishedBuildError("graph.sqlite", "建图未结束"), "建图未结束"),
    (errors.OtherFormatError("graph.sqlite", found=3, wanted="9"), "3"),
    (errors.UnknownTypeError("starship"), "starship"),
    (errors.PlaceTakenError("graph.sqlite"), "graph.sqlite"),
    (errors.LimitExceededError("hops", asked=9, allowed=6), "9"),
    (of_neo4j.StoreUnavailableError(ADDRESS, "ServiceUnavailable"), ADDRESS),
    (of_neo4j.StoreAccessError(ADDRESS), ADDRESS),
    (of_neo4j.NoGraphError(ADDRESS), ADDRESS),
    (of_neo4j.TooLongError(30.0), "30"),
    (of_neo4j.WriterReplacedError(ADDRESS), ADDRESS),
    (of_neo4j.RefusedByServerError(ADDRESS, "Neo.ClientError.General: no"), "Neo.ClientError.General"),
    (of_neo4j.GraphChangedError(), "图谱"),
]


@pytest.mark.parametrize(("error", "value"), MET, ids=lambda each: type(each).__name__)
def test_an_error_says_the_value_and_the_way_out_in_chinese(error: Exception, value: str) -> None:
    said = str(error)
    assert value in said
    assert re.search(r"请|不必", said), "the way out"
    told = said.replace(value, "").replace(ADDRESS, "")
    words = set(re.findall(r"[A-Za-z]{3,}", told)) - {"fuyuan", "build", "Neo", "sqlite", "graph"}
    assert words <= {"ServiceUnavailable"}, "no English sentence"


def test_every_error_of_the_stores_that_has_words_of_its_own_is_met_here() -> None:
    named = {type(error).__name__ for error, _ in MET}
    speaking = {
        name
        for module in (errors, of_neo4j)
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, Exception) and "__init__" in vars(kind)
    }
    assert speaking == named
