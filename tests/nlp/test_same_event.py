"""A dealing struck down takes with it all that was read of it: in one document, and over first instance and appeal."""

from pathlib import Path

import pytest

from graph.model import Relation
from nlp.extraction import Extraction
from nlp.statements import statements
from ontology.ids import MentionId, record_id
from ontology.statement import RecordContext, Statement
from tests.graph.desk import Desk, edges
from tests.graph.invented import COURT, Record
from tests.nlp.invented import criminal, extract

FIRST, SECOND = "（2019）云0102刑初18号", "（2020）云01刑终9号"
DEED = "2019年3月5日，柳青山在云州市家中将冰毒1克贩卖给吸毒人员赵文海。后民警从柳青山住处查获冰毒10克。"
CONVICTED = "被告人柳青山犯贩卖毒品罪，判处有期徒刑一年。\n"
HELD = "上诉人柳青山犯非法持有毒品罪，判处有期徒刑十个月。\n"
REVOKED = f"一、撤销云州市东山区人民法院{FIRST}刑事判决中对柳青山贩卖毒品罪的定罪部分；\n二、{HELD}"


def first_instance() -> str:
    return criminal(
        history=f"公诉机关指控被告人柳青山犯贩卖毒品罪。\n经审理查明，{DEED}\n",
        reasoning="本院认为，被告人柳青山贩卖毒品，其行为已构成贩卖毒品罪。",
        orders=CONVICTED,
    )


def appeal(reasoning: str, found: str = "", orders: str = REVOKED) -> str:
    """The same deed before the court of appeal, with what it finds itself and what it holds of the judgment below."""
    return criminal(
        court="云州市中级人民法院",
        number=SECOND,
        header="原公诉机关云州市东山区人民检察院。\n上诉人（原审被告人）柳青山，男，1981年3月4日出生，汉族，住云州市。\n",
        history=(
            f"云州市东山区人民法院审理云州市东山区人民检察院指控被告人柳青山犯贩卖毒品罪一案，于2019年9月1日作出{FIRST}刑事判决。"
            f"柳青山不服，提出上诉。现已审理终结。\n原判认定，{DEED}\n{found}"
        ),
        reasoning=f"本院认为，{reasoning}",
        orders=orders,
    )


STRUCK = [
    "原判认定上诉人柳青山贩卖毒品罪不当。上诉人柳青山持有冰毒10克，其行为构成非法持有毒品罪。",
    "原判认定上诉人柳青山犯贩卖毒品罪定性错误，应予改判。",
    "原判以贩卖毒品罪对柳青山定罪处罚，定性不准，依法予以纠正。",
    "原判认定上诉人柳青山将冰毒1克贩卖给吸毒人员赵文海，定性错误，依法应予改判。",
    "原判认定柳青山将冰毒贩卖给赵文海的事实不清，证据不足，不予认定。",
    "认定柳青山向赵文海贩卖冰毒的证据不足。民警从柳青山住处查获冰毒10克，应认定为非法持有。",
    "上诉人柳青山没有将冰毒贩卖给赵文海，从其住处查获冰毒10克，经鉴定检出甲基苯丙胺成分。",
    "关于柳青山是否贩卖冰毒给赵文海的问题。经查，无证据证实柳青山将冰毒贩卖给赵文海。柳青山非法持有冰毒10克。",
    "柳青山与赵文海共同吸食，并未向赵文海出售冰毒，其行为不构成贩卖毒品罪。",
    "辩护人提出原判认定柳青山犯贩卖毒品罪定性错误的意见成立，予以采纳。柳青山持有冰毒10克。",
    "现有证据仅能证实柳青山持有冰毒10克，不能证实柳青山将冰毒贩卖给赵文海。",
]
DEALING = ("sell_drugs_to", "traffic_in")


def own(e: Extraction, *types: str) -> set[tuple[str, str]]:
    """Type and sign of what the document's own court finds of the types."""
    return {
        (r.type, r.polarity)
        for r in e.relations
        if r.type in types
        and (r.asserted_by, r.standing) == ("court", "found")
        and not any(start <= r.start < end for start, end in e.quoted)
    }


@pytest.mark.parametrize("reasoning", STRUCK)
def test_a_court_that_strikes_down_the_dealing_says_nothing_of_it_that_stands(reasoning: str) -> None:
    assert own(extract(appeal(reasoning)), *DEALING) == {(name, "negative") for name in DEALING}


@pytest.mark.parametrize("reasoning", STRUCK[:3])
def test_nor_does_its_finding_of_what_was_done(reasoning: str) -> None:
    found = "经审理查明，2019年3月5日，柳青山将冰毒1克交给赵文海吸食。民警从柳青山住处查获冰毒10克。\n"
    assert ("sell_drugs_to", "positive") not in own(extract(appeal(reasoning, found)), *DEALING)


@pytest.mark.parametrize(
    "reasoning",
    [
        "原判认定柳青山犯贩卖毒品罪事实清楚，证据确实、充分，但量刑不当。",
        "上诉人柳青山提出原判认定其犯贩卖毒品罪不当的理由不能成立。",
        "辩护人提出柳青山不构成贩卖毒品罪的意见，不予采纳。",
        "检察员认为原判认定柳青山犯贩卖毒品罪不当，不予支持。",
    ],
)
def test_a_dealing_that_is_upheld_stands(reasoning: str) -> None:
    text = appeal(reasoning, f"经审理查明，{DEED}\n", "驳回上诉，维持原判。\n")
    assert own(extract(text), *DEALING) == {(name, "positive") for name in DEALING}


def test_what_was_found_on_one_who_is_only_charged_with_dealing_is_held() -> None:
    text = criminal(
        history=(
            "公诉机关指控，2019年3月5日，被告人柳青山将海洛因1克贩卖给吸毒人员赵文海。\n"
            "经审理查明，2019年3月6日，民警从被告人柳青山住处查获冰毒10克。\n"
        ),
        reasoning="本院认为，指控的贩卖事实证据不足，不予认定。",
    )
    told = {(r.type, r.asserted_by) for r in extract(text).relations if r.type in (*DEALING, "possess")}
    assert told == {("sell_drugs_to", "prosecutor"), ("traffic_in", "prosecutor"), ("possess", "court")}


def test_one_sale_denied_leaves_the_other() -> None:
    text = appeal(
        "柳青山没有将冰毒贩卖给赵文海，但柳青山将冰毒贩卖给钱某某。", orders="驳回上诉，维持原判。\n"
    )
    assert own(extract(text), "sell_drugs_to") == {
        ("sell_drugs_to", "negative"),
        ("sell_drugs_to", "positive"),
    }


def lake(*texts: str) -> tuple[list[Record], list[list[MentionId]]]:
    """The documents as records, and as one what bears one name."""
    records = []
    for i, text in enumerate(texts):
        key = f"文书{i}"
        context = RecordContext(COURT, key, record_id(COURT, key))
        records.append(Record(key, statements=list(statements(extract(text), text, context))))
    named: dict[tuple[str, str], list[MentionId]] = {}
    for said in (s for r in records for s in r.statements if _names(s)):
        named.setdefault((said.type, said.value), []).append(said.mention)
    return records, [list(dict.fromkeys(group)) for group in named.values()]


def _names(said: Statement) -> bool:
    return (said.type, said.property) in (("person", "name"), ("proceeding", "case_number"))


def standing(found: list[Relation]) -> set[str]:
    return {edge.type for edge in found if edge.type in DEALING}


def test_over_the_chain_no_relation_of_a_dealing_struck_down_stands(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert standing(edges(desk.build(*lake(first_instance())))) == set(DEALING)
    for reasoning in (STRUCK[1], STRUCK[4], STRUCK[6]):
        assert standing(edges(desk.build(*lake(first_instance(), appeal(reasoning))))) == set()
    upheld = appeal("原判定罪准确。", f"经审理查明，{DEED}\n", "驳回上诉，维持原判。\n")
    assert standing(edges(desk.build(*lake(first_instance(), upheld)))) == set(DEALING)
    for store in desk.stores:
        store.close()
