"""Which role may call which route, read from the routes' own rules. `python -m webapp.matrix` prints the table that
docs/access.md holds, so that a change of rights is a line in a review and not a line in a decorator alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask

from casework.identity.model import Role
from webapp.guard import FRAMEWORK_ROUTES, Rule, rule_of

HEADING = """# 角色与接口

由各接口自己声明的规则生成（`python -m webapp.matrix > docs/access.md`），测试逐格以真实请求核对。
“●”可以调用；“○”无须登录即可调用；空白为拒绝（403）。
接口在审计日志中的名称列于“审计”，没有名称的不展示任何人或文书。

"""


@dataclass(frozen=True, slots=True)
class Access:
    """One route and method with its rule."""

    endpoint: str
    method: str
    path: str
    rule: Rule

    def allows(self, role: Role) -> bool:
        """Whether a signed-in user of this role gets past the door."""
        return not self.rule.signed_in or role in self.rule.roles


def accesses(app: Flask) -> Iterator[Access]:
    """Every route that is ours, by path and method."""
    for route in sorted(app.url_map.iter_rules(), key=lambda r: (r.rule, sorted(r.methods or ()))):
        rule = rule_of(app.view_functions[route.endpoint])
        for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
            if route.endpoint not in FRAMEWORK_ROUTES:
                assert rule is not None, "check_rules lets no app start with a silent route"
                yield Access(route.endpoint, method, route.rule, rule)


def table(app: Flask) -> str:
    """The matrix as Markdown."""
    head = f"| 接口 | 审计 | {' | '.join(Role)} |\n|---|---|{'---|' * len(Role)}\n"
    return HEADING + head + "".join(_line(access) for access in accesses(app))


def _line(access: Access) -> str:
    sign = "●" if access.rule.signed_in else "○"
    cells = " | ".join(sign if access.allows(role) else " " for role in Role)
    return f"| {access.method} {access.path} | {access.rule.action} | {cells} |\n"


if __name__ == "__main__":
    import sys
    import tempfile
    from pathlib import Path

    from fuyuan.home import Home
    from webapp.app import create_app

    with tempfile.TemporaryDirectory() as folder, Home.open(Path(folder)) as home:
        sys.stdout.write(table(create_app(home)))
