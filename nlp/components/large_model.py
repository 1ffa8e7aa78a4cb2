"""`fuyuan_large_model`: adds to `facts` and `ties` what a large model of the office says and the text bears out.

Not in the pipeline unless a server is named. A server that fails is asked no more for this document: one warning says
why, and the rules' reading stands as it was.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.facts import stretches
from nlp.facts import TYPES
from nlp.large_model.endpoint import Endpoint, EndpointError
from nlp.large_model.grounding import Ground
from nlp.large_model.reply import BadReplyError, read_reply, relation_types
from nlp.lexicon import table
from nlp.reading import Reading, reading

PASSAGE = 1500
"""Characters asked about at once, cut at a sentence's end where there is one."""
MOST_PASSAGES = 200
"""Passages of one document that are asked about."""
_PASSAGE = re.compile(rf"(?s:.{{1,{PASSAGE}}}(?:(?<=[。\n])|\Z)|.{{1,{PASSAGE}}})")


class LargeModelReader:
    """The component; without an endpoint it changes nothing."""

    def __init__(self, endpoint: Endpoint | None) -> None:
        self.endpoint = endpoint

    def unlock(self, key: str) -> None:
        """Send this key along; given apart, so that no configuration holds it."""
        if self.endpoint is not None:
            self.endpoint = replace(self.endpoint, key=key)

    def __call__(self, doc: Doc) -> Doc:
        """Ask about each passage of the body."""
        state = reading(doc)
        if self.endpoint is not None and state.is_judgment:
            self._ask_about(state, self.endpoint)
        return doc

    def _ask_about(self, state: Reading, endpoint: Endpoint) -> None:
        facts, ties, refused, unread = len(state.facts), len(state.ties), 0, 0
        for number, (start, end, section) in enumerate(_passages(state)):
            if number == MOST_PASSAGES:
                state.warnings.append(f"large_model_cut：只询问了前{MOST_PASSAGES}段")
                break
            try:
                ground = Ground(state, start, end, section)
                ground.take(read_reply(endpoint.ask(_system(), _asked(state.text[start:end]))))
                refused += ground.refused
            except BadReplyError:
                unread += 1
            except EndpointError as error:
                state.warnings.append(
                    f"large_model_{error.code}：大模型未完成抽取，{str(error).partition('：')[2]}"
                )
                break
        state.warnings.append(
            f"large_model：{endpoint.model} 补充实体{len(state.facts) - facts}个、关系{len(state.ties) - ties}个，"
            f"与原文或格式不符未采用{refused}项，无法读取{unread}段；需人工核对"
        )


@cache
def _system() -> str:
    words = table("large_model")
    entities, relations = "、".join(TYPES), "、".join(relation_types())
    return f"{words['system']}\n{words['entity_types']}{entities}\n{words['relation_types']}{relations}"


def _asked(passage: str) -> str:
    return json.dumps({"text": passage}, ensure_ascii=False)


def _passages(state: Reading) -> Iterator[tuple[int, int, str]]:
    for start, end in stretches(state):
        section = next(s.name for s in state.sections if s.holds(start))
        yield from ((*m.span(), section) for m in _PASSAGE.finditer(state.text, start, end))


@Language.factory("fuyuan_large_model", default_config={"url": "", "model": "", "seconds": 60.0})
def make_large_model_reader(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    url: str,
    model: str,
    seconds: float,
) -> LargeModelReader:
    """The component; an empty `url` leaves it off."""
    if not url:
        return LargeModelReader(None)
    return LargeModelReader(Endpoint(url, model, seconds=seconds))
