"""Every relation that a text can state opens its sentence: import, build, API, the explorer's own code, for each type.

An edge says what the lake says of it: the very words, in UTF-16 units too, who says so, how firmly, who read it and
how sure. Where its sentence names an end by a word for it (被告, 该公司), the end opens the sentence of its name.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import nlp
from casework.identity.model import Role
from fuyuan.home import Home
from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.ingesting import ingest_files
from nlp.components.ties import MODEL_SURE
from nlp.lexicon import table
from nlp.tie_statements import IN_VOCABULARY
from ontology.vocabulary import vocabulary
from tests.webapp.conftest import sign_in
from tests.webapp.spoken import SAID, TOLD_BY_MODEL, documents
from webapp.app import create_app

CASE = {"case_number": "（2019）云0102民初21号", "purpose": "核对来源"}
DOMAIN = Path("webapp/explorer/src/domain").resolve()
SCRIPT = f"""
import {{ claims }} from {json.dumps((DOMAIN / "claims.ts").as_uri())};
import {{ sentenceAround }} from {json.dumps((DOMAIN / "passages.ts").as_uri())};
import {{ readFileSync }} from "node:fs";
const {{ edges, texts }} = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(edges.map((evidence) => claims(evidence).map(({{ lead, elsewhere }}) =>
  [lead, ...elsewhere].map((one) => {{
    const around = sentenceAround(texts[one.document], one);
    return [one.statement, texts[one.document].slice(one.start, one.end), texts[one.document].slice(around.start, around.end)];
  }})))));
"""
Shown = list[list[tuple[str, str, str]]]


@dataclass(frozen=True)
class City:
    """What the API gives of every edge, what the explorer makes of it, and what the lake holds."""

    edges: list[dict[str, Any]]
    shown: list[Shown]
    texts: dict[str, str]
    lake: dict[str, tuple[Any, ...]]
    entities: dict[str, list[dict[str, Any]]]

    def of(self, type_name: str) -> Iterator[tuple[dict[str, Any], Shown]]:
        """The edges of a type."""
        pairs = zip(self.edges, self.shown, strict=True)
        return ((e, s) for e, s in pairs if e["relation"]["type"] == type_name)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    where = tmp_path_factory.mktemp("spoken")
    for i, text in enumerate(documents()):
        (where / f"文书{i}.txt").write_text(text, "utf-8")
    with Home.open(where / "home") as home:
        assert ingest_files(home, sorted(where.glob("*.txt"))).accepted == len(documents())
        build_graph(home)
        user = home.casework.users.add(
            "程见微", body=home.casework.users.body("某局"), roles={Role.INVESTIGATOR}
        )
        client = sign_in(create_app(home), home, user)
        assert client.post("/api/v1/session/purpose", json=CASE).status_code == 200
        edges = [get(client, f"relations/{id}") for id in sorted(_edges(client))]
        places = [e["document"] for edge in edges for e in edge["evidence"]]
        texts = {id: get(client, f"documents/{id}")["text"] for id in set(places)}
        ends = {edge["relation"][end] for edge in edges for end in ("subject", "object")}
        entities = {id: get(client, f"entities/{id}/statements")["evidence"] for id in ends}
        return City(edges, _shown(edges, texts), texts, _lake(home), entities)


def get(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def _edges(client: FlaskClient) -> set[str]:
    """Every edge that can be walked to from the cases and the decision."""
    hits = [hit for words in ("云01", "云市监") for hit in get(client, f"search?q={words}")["results"]]
    waiting, seen, found = [hit["id"] for hit in hits], set(), set()
    while waiting:
        entity = waiting.pop()
        if entity not in seen:
            seen.add(entity)
            around = get(client, f"entities/{entity}/neighbours")
            waiting += [node["id"] for node in around["nodes"]]
            found |= {edge["id"] for edge in around["edges"]}
    return found


def _shown(edges: list[dict[str, Any]], texts: dict[str, str]) -> list[Shown]:
    """What the explorer opens: of each claim of each edge statement, words, and the sentence around them."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("node")), "--input-type=module", "--disable-warning=ExperimentalWarning", "--eval", SCRIPT],
        input=json.dumps({"edges": [edge["evidence"] for edge in edges], "texts": texts}).encode(),
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    shown: list[Shown] = json.loads(done.stdout)
    return shown


def _lake(home: Home) -> dict[str, tuple[Any, ...]]:
    """Mention, property and value → what the lake holds of each relation."""
    with home.lake.reading() as cursor:
        rows = cursor.execute(
            "select lower(hex(mention)), s.type, property, value, substr(d.text, s.start + 1, s.end - s.start), s.extractor, s.confidence,"
            " s.asserted_by, s.standing, s.polarity from statements s join documents d using (record)"
        ).fetchall()
    return {
        f"{row[0]}/{row[2]}/{row[3]}": row[1:2] + row[4:] for row in rows if row[1] in vocabulary().relations
    }


def spoken() -> set[str]:
    """The relation types that the reader of texts can state: named in its code, or a pattern's."""
    code = "".join(path.read_text("utf-8") for path in Path(nlp.__file__).parent.glob("*.py"))
    named = {name for name in vocabulary().relations if f'"{name}", ' in code}
    return named | {IN_VOCABULARY.get(name, name) for name in table("ties")["ties"]}


def test_the_documents_state_every_relation_the_reader_knows(city: City) -> None:
    assert set(SAID) == spoken()
    assert {edge["relation"]["type"] for edge in city.edges} == spoken()


@pytest.mark.parametrize("type_name", sorted(SAID))
def test_an_edge_opens_its_sentence(city: City, type_name: str) -> None:
    opened = [one for _, shown in city.of(type_name) for claim in shown for one in claim]
    assert any(SAID[type_name] in words or SAID[type_name] in sentence for _, words, sentence in opened)
    for _, words, sentence in opened:
        assert words
        assert words in sentence


def test_an_edge_says_what_the_lake_says_and_nothing_in_the_lake_is_out_of_reach(city: City) -> None:
    reached = set()
    for edge, shown in zip(city.edges, city.shown, strict=True):
        words = {cut for claim in shown for _, cut, _ in claim}
        for said in edge["evidence"]:
            text = city.texts[said["document"]].encode("utf-16-le")
            cut = text[2 * said["start"] : 2 * said["end"]].decode("utf-16-le")
            assert cut in words
            key = f"{said['statement'].partition('.')[0]}/{said['property']}/{said['value']}"
            assert city.lake[key][0] == edge["relation"]["type"]
            held = tuple(said[k] for k in ("extractor", "confidence", "asserted_by", "standing", "polarity"))
            assert city.lake[key][1:] == (cut, *held)
            reached.add(key)
    assert reached == set(city.lake)


@pytest.mark.parametrize(
    ("type_name", "name"), [("lent_to", "𠮷一鸣"), ("shareholding", "云州青山机械有限公司")]
)
def test_an_end_meant_by_another_word_opens_the_sentence_of_its_name(
    city: City, type_name: str, name: str
) -> None:
    ((edge, _),) = city.of(type_name)
    assert {said["extractor"].partition("@")[0] for said in edge["evidence"]} == {"fuyuan_coreference"}
    named = [
        s
        for end in ("subject", "object")
        for s in city.entities[edge["relation"][end]]
        if s["property"] == "name"
    ]
    assert name in {s["value"] for s in named}
    assert all(s["document"] == edge["evidence"][0]["document"] and s["start"] < s["end"] for s in named)


def test_what_the_trained_model_tells_says_how_little_sure_it_is(city: City) -> None:
    told = [(e, s) for e, s in city.of("traffic_in") if e["evidence"][0]["confidence"] == MODEL_SURE]
    ((_, shown),) = told
    assert any(TOLD_BY_MODEL[:-1] in sentence for claim in shown for _, _, sentence in claim)


def test_two_who_say_one_thing_open_two_sentences(city: City) -> None:
    ((edge, shown),) = city.of("accomplice_of")
    assert {s["asserted_by"] for s in edge["evidence"]} == {"prosecutor", "court"}
    assert len({re.sub(r"\s", "", sentence) for claim in shown for _, _, sentence in claim}) == 2


def test_what_a_court_or_a_party_denies_hangs_on_the_edge_that_was_alleged(city: City) -> None:
    denied = [
        said for edge, _ in city.of("offence") for said in edge["evidence"] if said["polarity"] == "negative"
    ]
    assert {(said["asserted_by"], said["standing"]) for said in denied} == {
        ("court", "found"),
        ("party", "denied"),
    }
