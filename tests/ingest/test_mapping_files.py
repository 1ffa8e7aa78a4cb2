"""A mapping file that is wrong fails when it is read, at the place, naming what there is; one that is right says in
what file it recognises itself."""

import pytest

from ingest import MappingError, mapping_named, mappings
from ingest.mapping.layout import find_header, missing
from ingest.mapping.load import load_mapping
from ingest.mapping.model import SourceKind
from ontology.vocabulary import Relation, vocabulary

RIGHT = """
name: shops
version: 3
label: {zh: 店铺, en: Shops}
kind: rows
asserted_by: agency
key: [代码, [名称, 地址]]
columns:
  名称: {also: [店名], clean: name, required: row}
  代码: {clean: identifier}
  地址: {}
  开业: {clean: date}
  资本: {clean: amount, unit: 万元}
  店主: {clean: name}
entities:
  shop:
    type: company
    name: 名称
    properties: {name: 名称, credit_code: 代码, founded_on: 开业, registered_capital: 资本, address: 地址}
  owner: {type: person, name: 店主, properties: {name: 店主}}
relations:
  - {type: legal_representative_of, subject: owner, object: shop, since: 开业}
"""


def test_every_mapping_that_ships_is_right_and_named_as_its_file():
    assert {"judgment", "registry", "penalty", "company_register"} <= mappings().keys()
    for name, mapping in mappings().items():
        assert mapping.name == name
        assert mapping.label.zh
        assert mapping.required, f"{name} would fit any file"


def test_judgments_are_known_by_name_to_be_judgments():
    documents = [m.name for m in mappings().values() if m.kind is SourceKind.DOCUMENTS]
    assert documents
    assert all("judgment" in name for name in documents)


def test_every_relation_of_a_mapping_joins_types_that_the_vocabulary_lets_it_join():
    for mapping in mappings().values():
        types = {e.role: [t.type for t in e.types] for e in mapping.entities}
        for relation in mapping.relations:
            for schema in (vocabulary()[rule.type] for rule in relation.types):
                assert isinstance(schema, Relation)
                for end, roles in ((schema.subject, relation.subject), (schema.object, relation.object)):
                    named = [t for role in roles for t in types[role]]
                    assert all(any(vocabulary()[t].is_a(name) for name in end) for t in named)


def test_a_right_mapping_says_what_it_says():
    mapping = load_mapping(RIGHT, "shops.yaml")
    assert mapping.id == "shops@3"
    assert mapping.key == (("代码",), ("名称", "地址"))
    assert (mapping.required, mapping.filled) == (("名称",), ("名称",))


@pytest.mark.parametrize(
    ("line", "wrong", "said"),
    [
        ("kind: rows", "kind: table", "'table' is not a valid SourceKind"),
        ("standing", "asserted: agency", "不认识的项「asserted」"),
        ("asserted_by: agency", "asserted_by: mayor", "'mayor' is not a valid AssertedBy"),
        ("key: [代码, [名称, 地址]]", "key: [编号]", "key 用到的列「编号」不在 columns 中"),
        ("  店主: {clean: name}", "  店主: {also: [店名]}", "表头「店名」同时属于「名称」和「店主」"),
        ("  开业: {clean: date}", "  开业: {cleaned: date}", "列「开业」有不认识的项「cleaned」"),
        ("  开业: {clean: date}", "  开业: {}", "company.founded_on 需要 clean: date 的列，「开业」是 text"),
        ("  代码: {clean: identifier}", "  代码: {}", "company.credit_code 需要 clean: identifier 的列"),
        ("    type: company", "    type: shop", "'shop' is no type of the vocabulary"),
        (
            "owner: {type: person",
            "owner: {type: legal_entity",
            "实体「owner」的类型「legal_entity」不是可用的实体类型",
        ),
        ("    name: 名称", "    name: 店号", "实体「shop」用到的列「店号」不在 columns 中"),
        ("address: 地址}", "colour: 地址}", "company has no property 'colour'"),
        (
            "subject: owner, object: shop",
            "subject: shop, object: shop",
            "的 subject 不接受「company」，只接受 person",
        ),
        ("subject: owner, object", "subject: boss, object", "的 subject「boss」不是本映射的实体"),
        ("type: legal_representative_of", "type: person", "「person」不是关系类型"),
    ],
)
def test_a_wrong_mapping_is_refused_with_the_place_and_the_reason(line, wrong, said):
    text = RIGHT + "\n" + wrong if line == "standing" else RIGHT.replace(line, wrong)
    assert text != RIGHT
    with pytest.raises(MappingError) as error:
        load_mapping(text, "shops.yaml")
    assert str(error.value).startswith("shops.yaml：")
    assert said in str(error.value)


def test_a_mapping_without_its_head_is_refused():
    with pytest.raises(MappingError, match="须有 name、version"):
        load_mapping("name: x", "x.yaml")


def test_the_header_is_found_below_titles_and_in_any_order():
    head = [
        ["松河市企业名单"],
        [],
        ["序号", "住 所", "名称", "统一社会信用代码", "注册资本（万美元）"],
        ["1", "", "", "", ""],
    ]
    layout = find_header(mapping_named("registry"), head)
    columns = list(layout.mapping.columns)
    assert (layout.header, missing(layout)) == (2, [])
    assert layout.places[columns.index("企业名称")] == 2
    assert layout.places[columns.index("注册地址")] == 1
    assert layout.units[columns.index("注册资金")] == "万美元"
    assert layout.unmapped == ("序号",)
    assert layout.confidence == pytest.approx(4 / 5)
