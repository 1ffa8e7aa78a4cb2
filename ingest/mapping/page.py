"""The page docs/mappings.md, written from the mappings themselves: what is read, under which headers, in which unit."""

from collections.abc import Iterator, Sequence

from ingest.mapping.model import Clean, Column, Context, Mapping, Need, SourceKind
from ingest.mapping.properties import properties_of

_NEED = {Need.NONE: "", Need.FILE: "文件须有", Need.ROW: "每行须有"}
_CLEAN = {
    Clean.TEXT: "文本",
    Clean.NAME: "名称",
    Clean.DATE: "日期",
    Clean.AMOUNT: "金额",
    Clean.IDENTIFIER: "号码",
    Clean.INTEGER: "整数",
    Clean.TIME: "时间",
    Clean.CODE: "代码",
}
_FROM_OUTSIDE = {
    Context.FOLDER: "（文件没有此列时取所在文件夹的名称）",
    Context.BANK: "（文件没有此列时取同一文件夹中账户、任务信息写明的银行）",
    Context.HEAD: "（文件没有此列时取表头以上各行）",
    Context.BILL: "（文件没有此列时由表头以上各行得出，同一份账单相同）",
}


def page(mappings: Sequence[Mapping]) -> str:
    """The whole page; a test holds the committed one against it."""
    lines = [
        "# 导入映射",
        "",
        "本页由映射文件（`ingest/mappings/*.yaml`）生成：`python -m ingest.mapping.page > docs/mappings.md`。",
        "表头按半角、去空格后比较，列的顺序不限；表头括号里的单位（如“（万元）”）优先于映射的默认单位。",
        "“代码_1（统一社会信用代码）”一类表头只看括号里的文字；同名表头第二次出现记作“#2”。",
        "",
        "*Generated from the mappings: headers, units and the properties they fill.*",
        "",
        *(f"- [{m.label.zh}](#{m.name})（`{m.name}`）" for m in mappings),
    ]
    for mapping in mappings:
        lines += ["", *_section(mapping)]
    return "\n".join(lines) + "\n"


def _section(mapping: Mapping) -> Iterator[str]:
    yield f'<a id="{mapping.name}"></a>'
    yield ""
    yield f"## {mapping.label.zh}"
    yield ""
    yield f"`{mapping.id}` · {mapping.label.en} · asserted_by `{mapping.asserted_by}`, standing `{mapping.standing}`"
    keys = "；".join(" + ".join(names) for names in mapping.key)
    yield f"记录键：{keys or '内容'}"
    if mapping.kind is SourceKind.DOCUMENTS:
        yield "所述内容由文本抽取得出。"
    yield ""
    yield "| 列 | 也写作 | 读作 | 单位 | 要求 | 属性 |"
    yield "|---|---|---|---|---|---|"
    for column in mapping.columns.values():
        yield _row(mapping, column)


def _row(mapping: Mapping, column: Column) -> str:
    also = "、".join(column.headers[1:]) if not column.is_derived else "（由其他列得出）"
    if column.context is not None:
        also = "；".join(filter(None, (also, _FROM_OUTSIDE[column.context])))
    cells = (
        column.name,
        also,
        _CLEAN[column.clean],
        column.unit,
        _NEED[column.required],
        "；".join(properties_of(mapping, column.name)),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    import sys

    from ingest.mapping.load import mappings

    sys.stdout.write(page(list(mappings().values())))
