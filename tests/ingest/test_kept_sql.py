"""SQL of mappings is compiled once a machine; what is kept is what would be compiled, or is compiled anew."""

import pytest

from ingest.mapping import sql
from ingest.mapping.checks import STEPS
from ingest.mapping.columns import CHECKED, SOURCE
from ingest.mapping.compile import compiled
from ingest.mapping.load import mapping_named


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for cached in (sql._folder, sql._compiled):
        cached.cache_clear()
    yield tmp_path / "fuyuan-graph" / "sql"
    for cached in (sql._folder, sql._compiled):
        cached.cache_clear()


def asked(name: str, source: str = "来源"):
    mapping = mapping_named(name)
    units = ("",) * len(mapping.columns)
    sql._compiled.cache_clear()
    keyed = sql.keyed_sql(mapping, source, units)
    return (keyed, sql.saying_sql(mapping, source, units)) if mapping.relations else (keyed,)


def test_what_is_kept_is_what_would_be_compiled(kept):
    mapping = mapping_named("registry")
    made = compiled(mapping, ("",) * len(mapping.columns))
    for _ in ("compiled", "kept"):
        keyed, said = asked("registry", "云岭'市")
        assert keyed == made["keyed"].replace(SOURCE, "云岭''市")
        assert said.read == made["read"]
        assert said.statements == made["statements"].replace(SOURCE, "云岭''市")
    (file,) = kept.rglob("*.json")
    assert "云岭" not in file.read_text("utf-8")  # a source may bear the name of a case


def test_units_and_documents_have_sql_of_their_own(kept):
    mapping = mapping_named("registry")
    wan = tuple("万元" if name == "注册资金" else "" for name in mapping.columns)
    assert sql.saying_sql(mapping, "x", wan) != sql.saying_sql(mapping, "x", ("",) * len(wan))
    asked("judgment")
    assert len(list(kept.rglob("*.json"))) == 3


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"keyed": 1}'])
def test_a_damaged_file_is_compiled_anew(kept, damage):
    whole = asked("registry")
    (file,) = kept.rglob("*.json")
    file.write_text(damage, "utf-8")
    assert asked("registry") == whole


def test_another_program_keeps_its_own(kept, monkeypatch):
    asked("registry")
    monkeypatch.setattr(sql, "version", lambda _package: "0")
    sql._folder.cache_clear()
    asked("registry")
    assert len(list(kept.iterdir())) == 2


def homeless():
    raise RuntimeError("Could not determine home directory.")


def test_nowhere_to_keep_it_costs_time_alone(kept, monkeypatch):
    kept.parent.mkdir(parents=True)
    kept.write_text("a file in the way", "utf-8")
    assert asked("registry")
    monkeypatch.setattr("ingest.mapping.sql.Path.home", homeless)
    monkeypatch.delenv("XDG_CACHE_HOME")
    sql._folder.cache_clear()
    assert asked("registry")


def test_schemes_known_without_compiling_are_those_that_are_checked():
    assert frozenset(STEPS) == CHECKED
