"""The pipeline as spaCy sees it: named components, a Doc that travels, a config that loads again."""

import json
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from nlp.components.shadow import GIVEN
from nlp.pipeline import COMPONENTS, build_pipeline
from nlp.reading import reading
from tests.nlp.invented import APPEAL, CRIMINAL

NLP = build_pipeline()
NAMES = Path(__file__).with_name("component_names.json")


def test_names_that_configs_may_use_are_not_lost() -> None:
    kept = json.loads(NAMES.read_text("utf-8"))
    assert kept == list(COMPONENTS)
    assert all(NLP.has_factory(name) for name in kept)


def test_what_was_read_survives_bytes() -> None:
    for text in (CRIMINAL, APPEAL, ""):
        doc = NLP(text)
        again = Doc(NLP.vocab).from_bytes(doc.to_bytes())
        assert reading(again) == reading(doc)
        assert again.text == text


def test_what_was_read_survives_a_doc_bin() -> None:
    doc = NLP(CRIMINAL)
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(NLP.vocab)
    assert reading(again).parties == reading(doc).parties


def test_a_saved_pipeline_reads_the_same(tmp_path: Path) -> None:
    NLP.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert reading(loaded(APPEAL)) == reading(NLP(APPEAL))


def test_a_component_can_be_left_out() -> None:
    nlp = build_pipeline()
    nlp.select_pipes(disable=["fuyuan_offences", "fuyuan_agents"])
    assert reading(nlp(CRIMINAL)).offences == ()
    assert reading(nlp(CRIMINAL)).parties != ()


def test_the_text_as_stored_is_read_even_where_spacy_cannot_hold_it() -> None:
    text = "\ud800" + CRIMINAL
    doc = NLP.make_doc(text)
    doc.user_data[GIVEN] = text
    state = reading(NLP(doc))
    assert state.text == text
    assert state.case_number is not None
    assert text[state.case_number.printed.start :].startswith("（2019）")
