"""Every error leaves as problem+json (RFC 9457) in Chinese, with a way out and without personal data.

What a page may show stands here. What went wrong inside goes to the log by a reference, as code lines only:
an exception's message can quote a name.
"""

import logging
import secrets
import traceback
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from apiflask import APIFlask, HTTPError
from flask import Response, jsonify, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from casework.audit.model import AuditUnavailable
from casework.errors import CaseworkError
from casework.grants.grants import UnfitGrant
from casework.identity.model import LinkRefused, PasswordRefused, UnfitPassword, UnfitPurpose
from fuyuan.home import NoBuildError
from fuyuan.home.graphs import GraphPlaceError
from graph.errors import StoreError
from graph.store.neo4j.errors import TooLongError
from webapp.services import services
from webapp.wrong_values import reasons

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that is an error. `slug` is what programs compare, `title` and `detail` are for people."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str
    more: dict[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """The members of the JSON object."""
        return {
            "type": f"urn:fuyuan:problem:{self.slug}",
            "title": self.title,
            "status": self.status.value,
            "detail": self.detail,
            **self.more,
        }


class Refused(Exception):  # noqa: N818 - says what happened
    """Raised by views to end with a problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.slug)


NOT_FOUND = Problem(
    HTTPStatus.NOT_FOUND, "not-found", "没有找到", "没有这一项，或者您无权查阅。请检查编号，或回到搜索。"
)
"""Unknown and not yours are one answer: the difference would tell that it exists."""
SIGN_IN = Problem(
    HTTPStatus.UNAUTHORIZED, "sign-in", "请先登录", "登录已失效或尚未登录。请用一次性登录链接重新登录。"
)
LINK_REFUSED = Problem(
    HTTPStatus.UNAUTHORIZED,
    "link-refused",
    "登录链接无效",
    "链接已用过、已过期或不存在。请重新获取登录链接。",
)
PASSWORD_REFUSED = Problem(HTTPStatus.UNAUTHORIZED, "password-refused", "未能登录", str(PasswordRefused()))
CSRF = Problem(
    HTTPStatus.FORBIDDEN, "csrf", "请求未通过校验", "缺少或不符的 X-CSRF-Token。请刷新页面后重试。"
)
NOT_YOUR_ROLE = Problem(
    HTTPStatus.FORBIDDEN, "role", "角色无权查阅", "您的角色不能查阅案件数据。如需查阅，请联系本单位管理员。"
)
NO_MATTER = Problem(
    HTTPStatus.FORBIDDEN,
    "no-matter",
    "尚未登记案件",
    "您只能查阅获准的案件。请先登记案号和查询目的；如仍不能查阅，请联系批准人。",
)
OUT_OF_SCOPE = Problem(
    HTTPStatus.FORBIDDEN, "scope", "密钥无此权限", "此接口密钥不包含这一操作。请换用合适的密钥。"
)
NO_AUDIT = Problem(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "audit-unavailable",
    "审计日志不可用",
    "本次查阅无法记入审计日志，因此不显示任何内容。请联系系统管理员。",
)
NO_BUILD = Problem(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "no-build",
    "还没有图谱",
    "尚未导入数据或尚未建图。请先运行 fuyuan ingest、fuyuan link 和 fuyuan build。",
)
TOO_LONG = Problem(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "too-long",
    "查询时间过长",
    "查询超过了时间上限，已停止，未显示任何内容。请缩小范围（少几步、少几类关系）后重试。",
)
_BY_STATUS = {
    HTTPStatus.BAD_REQUEST: Problem(
        HTTPStatus.BAD_REQUEST, "bad-request", "请求无法识别", "请求的格式不对。请检查后重试。"
    ),
    HTTPStatus.UNAUTHORIZED: SIGN_IN,
    HTTPStatus.NOT_FOUND: NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Problem(
        HTTPStatus.METHOD_NOT_ALLOWED, "method", "不支持的请求方式", "此地址不接受这种请求方式。"
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "请求过大", "请求内容超过上限。请减少内容后重试。"
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: Problem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", "内容类型不符", "请以 application/json 发送。"
    ),
}


def answer_with_problems(app: APIFlask) -> None:
    """Give every way to fail its problem."""
    app.error_processor(_from_http_error)
    app.register_error_handler(Refused, lambda refused: respond(refused.problem))
    app.register_error_handler(AuditUnavailable, _without_audit)
    app.register_error_handler(LinkRefused, lambda _: respond(LINK_REFUSED))
    app.register_error_handler(PasswordRefused, lambda _: respond(PASSWORD_REFUSED))
    app.register_error_handler(UnfitPassword, lambda unfit: respond(_unfit("password", unfit)))
    app.register_error_handler(UnfitPurpose, lambda unfit: respond(_unfit("case_number", unfit)))
    app.register_error_handler(UnfitGrant, lambda unfit: respond(_unfit("grant", unfit)))
    app.register_error_handler(NoBuildError, lambda _: respond(NO_BUILD))
    app.register_error_handler(TooLongError, lambda _: respond(TOO_LONG))
    app.register_error_handler(StoreError, _without_graph)
    app.register_error_handler(GraphPlaceError, _without_graph)
    app.register_error_handler(Exception, _unexpected)


def respond(problem: Problem) -> Response:
    """The problem as a response: a page for whoever opened an address in a browser, JSON for programs."""
    if _at_a_browser():
        return Response(
            render_template("problem.html", problem=problem, fictional=services().fictional), problem.status
        )
    response = jsonify(problem.body())
    response.status_code = problem.status
    response.mimetype = MEDIA_TYPE
    return response


def _at_a_browser() -> bool:
    """A browser names HTML among what it takes when somebody opens an address; scripts and programs don't."""
    named = {kind for kind, _ in request.accept_mimetypes}
    return request.method == "GET" and not request.path.startswith("/api/") and "text/html" in named


def invalid(wrong: list[dict[str, str]]) -> Problem:
    """Values that cannot be meant; each names its field and the reason."""
    said = "；".join(f"{each['name']}：{each['reason']}" for each in wrong)
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "参数不合要求", f"{said}。", {"errors": wrong})


def _unfit(name: str, error: CaseworkError) -> Problem:
    return invalid([{"name": name, "reason": str(error).rstrip("。")}])


def _from_http_error(error: HTTPError) -> Response:
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        return respond(invalid(reasons(cause)))
    status = HTTPStatus(error.status_code)
    known = _BY_STATUS.get(status)
    problem = known or Problem(status, status.phrase.lower().replace(" ", "-"), "请求失败", "请稍后重试。")
    response = respond(problem)
    response.headers.extend({k: v for k, v in dict(error.headers).items() if k in ("Allow", "Retry-After")})
    return response


def _without_audit(error: AuditUnavailable) -> Response:
    _log.error("audit unavailable: %s", error)
    return respond(NO_AUDIT)


def _without_graph(error: Exception) -> Response:
    """The store cannot answer: a server that is down, a build cut off or of another version. Where it lies is for
    the log; whoever reads the page can wait or tell somebody."""
    reference = _logged(error)
    detail = (
        "图谱现在无法读取，未显示任何内容。请稍后重试；仍然如此时，"
        f"请把编号 {reference} 告诉系统管理员（fuyuan doctor 会说明原因）。"
    )
    more = {"reference": reference}
    return respond(Problem(HTTPStatus.SERVICE_UNAVAILABLE, "graph-unavailable", "图谱无法读取", detail, more))


def _unexpected(error: Exception) -> Response | HTTPException:
    if isinstance(error, HTTPException):
        return error
    reference = _logged(error)
    detail = f"系统内部出错，未显示任何内容。请把编号 {reference} 告诉系统管理员。"
    return respond(
        Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "failure", "系统出错", detail, {"reference": reference})
    )


def _logged(error: Exception) -> str:
    """The reference under which the log says where it went wrong."""
    reference = secrets.token_hex(4)
    where = "".join(traceback.format_tb(error.__traceback__))
    _log.error("failure %s: %s\n%s", reference, type(error).__name__, where)
    return reference
