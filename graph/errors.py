"""One root for what the graph refuses, with what a caller can tell apart."""


class GraphError(Exception):
    """The graph cannot do what was asked."""


class StoreError(GraphError):
    """A store cannot be opened, or was handed what it cannot hold."""


class UnfinishedBuildError(StoreError):
    """The file was left by a build that did not end; it must not answer."""


class ProjectionError(GraphError):
    """The lake's views are not what the projection reads."""


class LimitExceededError(GraphError):
    """A caller asked for more than the ceiling; limits can only be lowered."""

    def __init__(self, name: str, *, asked: float, allowed: float) -> None:
        super().__init__(f"{name} = {asked:g} is above the limit of {allowed:g}: ask for less")
        self.name, self.asked, self.allowed = name, asked, allowed
