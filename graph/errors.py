"""One root for what the graph refuses, with what a caller can tell apart.

What a person at the keyboard can meet says so in Chinese: the value, what is wrong with it, the way out. Texts of a
plain StoreError speak to whoever calls a store in the wrong way, in English.
"""

from typing import Final


class GraphError(Exception):
    """The graph cannot do what was asked."""


class StoreError(GraphError):
    """A store cannot be opened, or was handed what it cannot hold."""


class UnfinishedBuildError(StoreError):
    """The file was left by a build that did not end; it must not answer."""

    def __init__(self, name: str, why: str = "") -> None:
        super().__init__(
            f"{name} 不是完整的图谱{f'（{why}）' if why else ''}，可能是建图中断留下的。请重新运行 fuyuan build。"
        )
        self.name, self.why = name, why


class OtherFormatError(StoreError):
    """The graph was written by a version of this program that laid it out in another way."""

    def __init__(self, name: str, *, found: object, wanted: str) -> None:
        super().__init__(
            f"{name} 中图谱的格式为 {found}，本版程序使用的格式为 {wanted}。请用本版程序重新运行 fuyuan build。"
        )
        self.name, self.found, self.wanted = name, found, wanted


class UnknownTypeError(StoreError):
    """The graph holds a type that this version's vocabulary does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"图谱中的类型「{name}」不在本版程序的词表中。请用本版程序重新运行 fuyuan build。")
        self.name = name


class PlaceTakenError(StoreError):
    """A build goes into a free place; increments go through apply()."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} 已经存在，新的图谱不会覆盖它。请移走它后重新运行 fuyuan build。")
        self.name = name


class ProjectionError(GraphError):
    """The lake's views are not what the projection reads."""


class LimitExceededError(GraphError):
    """A caller asked for more than the ceiling; limits can only be lowered."""

    def __init__(self, name: str, *, asked: float, allowed: float) -> None:
        super().__init__(f"{_LIMITS.get(name, name)} {asked:g} 超过了上限 {allowed:g}。请减小后重试。")
        self.name, self.asked, self.allowed = name, asked, allowed


_LIMITS: Final = {
    "hops": "步数",
    "rows": "实体数",
    "degree": "每个实体展开的关系数",
    "seconds": "秒数",
    "count": "路径数",
}
