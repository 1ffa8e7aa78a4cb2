"""Fuyuan is Apache-2.0 and goes to offices as one archive: what is inside must let it. Read from each package's
own metadata; the few that state nothing there were read by hand, and each says where its licence stands."""

import re
from importlib.metadata import distribution

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.packaging.lock import read_lock
from tests.packaging.test_locks import PROJECT

READ_BY_HAND = {
    "huey": "MIT (LICENSE of its source distribution)",
    "apsw": "zlib-style, 'any-OSI' by choice of the taker (doc/copyright)",
}
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|Zlib|Zope|ZPL|PSF|Python Software Foundation|Python-2\.0|Unlicense|CC0|MPL-2\.0"
    r"|Mozilla Public License 2\.0)\b",
    re.IGNORECASE,
)
COPYLEFT = re.compile(
    r"GPL|GNU (Affero|Lesser|Library)? ?General Public|AGPL|SSPL|Commons Clause", re.IGNORECASE
)
CORE = sorted(
    name
    for name, pin in read_lock("requirements.txt").items()
    if not pin.marker or Marker(pin.marker).evaluate()
)
DIRECT = sorted(Requirement(text).name for text in PROJECT["dependencies"])
FORBIDDEN = ("igraph", "python-igraph", "leidenalg")


def stated_licence(name: str) -> str:
    """The expression, the classifiers and the first line of the free-text field: what the package says it is."""
    metadata = distribution(name).metadata
    classifiers = [text for text in metadata.get_all("Classifier", []) if text.startswith("License ::")]
    free_text = (metadata.get("License") or "").strip().splitlines()[:1]
    return "; ".join([metadata.get("License-Expression") or "", *classifiers, *free_text])


@pytest.mark.parametrize("name", CORE)
def test_nothing_in_the_core_is_copyleft(name: str) -> None:
    assert not COPYLEFT.search(stated_licence(name))


@pytest.mark.parametrize("name", DIRECT)
def test_each_direct_dependency_states_a_licence_we_may_pass_on(name: str) -> None:
    assert name in READ_BY_HAND or PERMISSIVE.search(stated_licence(name)), stated_licence(name)


@pytest.mark.parametrize("name", sorted(READ_BY_HAND))
def test_a_licence_is_read_by_hand_only_where_the_metadata_is_silent(name: str) -> None:
    assert not PERMISSIVE.search(stated_licence(name))


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-all.txt"])
def test_gpl_graph_libraries_are_in_no_lock(lock: str) -> None:
    assert read_lock(lock).keys().isdisjoint(FORBIDDEN)


@pytest.mark.parametrize(
    "stated", ["GPL-3.0-only", "GNU General Public License v2 (GPLv2)", "LGPL-3.0-only", "AGPL-3.0-or-later"]
)
def test_copyleft_is_recognised_however_it_is_written(stated: str) -> None:
    assert COPYLEFT.search(stated)
