"""What this store says when the server, not the caller, is the reason. The text reaches users, so Chinese first."""

from graph.errors import StoreError


class StoreUnavailableError(StoreError):
    """The server cannot be reached now. Asking again later is enough: connections mend themselves."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"图数据库 {address} 暂时无法使用（{reason}）。请确认 Neo4j 服务正在运行，稍后重试即可，本程序不必重启。"
        )
        self.address, self.reason = address, reason


class StoreAccessError(StoreError):
    """The server refuses this user name or password."""

    def __init__(self, address: str) -> None:
        super().__init__(f"图数据库 {address} 拒绝了用户名或密码。请检查配置中的用户名与密码文件。")


class NoGraphError(StoreError):
    """The server runs but nothing was built into it."""

    def __init__(self, address: str) -> None:
        super().__init__(f"图数据库 {address} 中还没有图谱。请先运行 fuyuan build。")


class TooLongError(StoreError):
    """A query met the time limit."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"查询超过了 {seconds:g} 秒的上限，已停止。请缩小范围后重试。")


class WriterReplacedError(StoreError):
    """Somebody else has begun to write, so this writer must not go on."""

    def __init__(self, address: str) -> None:
        super().__init__(f"图数据库 {address} 已由另一个写入进程接手，本次写入已停止，请在它结束后重新运行。")


class GraphChangedError(StoreError):
    """A long reading outlived the build that it read."""

    def __init__(self) -> None:
        super().__init__("读取期间图谱已更新，旧版本已被清理。请重新运行。")


class RefusedByServerError(StoreError):
    """The server or its driver would not do it, for a reason this store does not expect. Their words are English."""

    def __init__(self, address: str, said: str) -> None:
        super().__init__(
            f"图数据库 {address} 没有完成这次操作，它的答复是：{said}。请重试；仍然如此时，请把这句话交给系统管理员。"
        )
        self.address, self.said = address, said


class ServerError(StoreError):
    """A server of ours cannot be started, stopped or filled."""
