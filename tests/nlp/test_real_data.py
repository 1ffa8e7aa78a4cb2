"""The four collections of real judgments, read in place: counts and rates as frozen, and no worse than promised."""

import json
from typing import Any

import pytest

from tests.nlp.real_figures import COLLECTIONS, FROZEN, figures
from tests.real_data import real_data

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    data = real_data()
    if data is None:
        pytest.skip("no real data here: set FUYUAN_REAL_DATA to its folder")
    return figures(data)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_figures_are_those_frozen(found: dict[str, Any], collection: str) -> None:
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert len(frozen["reason"]) > 20
    assert found[collection] == frozen[collection], (
        "freeze them again on purpose: tests/nlp/real_figures.py says how"
    )


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_entity_stands_where_it_is_said_to_in_python_and_in_a_browser(
    found: dict[str, Any], collection: str
) -> None:
    assert found[collection]["counts"].get("misplaced", 0) == 0


def test_number_and_date_are_those_a_crawl_gives_beside_the_text(found: dict[str, Any]) -> None:
    counts = found["mixed_samples"]["counts"]
    assert counts["with_metadata"] == counts["number_as_metadata"] == 56
    assert counts["date_as_metadata"] == 56
    assert counts["court_as_metadata"] >= 54


def test_cited_articles_agree_with_the_given_lists(found: dict[str, Any]) -> None:
    # Each of the articles counted against precision stands in its text: the lists miss 二十五、二十六条 and 六十四条.
    articles = found["criminal_first_instance"]["articles"]
    assert articles["precision"] >= 0.985
    assert articles["recall"] >= 0.97


def test_convictions_agree_with_the_given_charges(found: dict[str, Any]) -> None:
    # The labels were made by a language model: of the documents that differ, nine in ten are its errors.
    offences = found["criminal_mixed"]["offences"]
    assert offences["precision"] >= 0.92
    assert offences["recall"] >= 0.92


def test_nearly_every_defendant_has_a_charge_and_a_verdict(found: dict[str, Any]) -> None:
    for collection in ("criminal_first_instance", "criminal_mixed"):
        counts = found[collection]["counts"]
        assert counts["defendants_charged"] >= 0.96 * counts["defendants"]
        assert counts["defendants_decided"] >= 0.96 * counts["defendants"]
