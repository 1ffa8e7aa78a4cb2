"""Why a parameter was refused, in Chinese: pydantic says it in English and quotes the value."""

from pydantic import ValidationError

_REASONS = {
    "missing": "缺少此项",
    "extra_forbidden": "没有这个参数",
    "string_too_short": "至少 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "date_from_datetime_parsing": "应为日期，如 2026-03-02",
    "date_parsing": "应为日期，如 2026-03-02",
    "date_type": "应为日期，如 2026-03-02",
    "string_type": "应为文字",
    "model_type": "应为 JSON 对象",
    "model_attributes_type": "应为 JSON 对象",
}


def reasons(error: ValidationError) -> list[dict[str, str]]:
    """One {name, reason} for each wrong value."""
    return [
        {
            "name": ".".join(str(part) for part in each["loc"]) or "请求内容",
            "reason": _REASONS.get(each["type"], "不合要求").format(**each.get("ctx", {})),
        }
        for each in error.errors(include_url=False, include_input=False)
    ]
