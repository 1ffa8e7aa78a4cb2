"""The server asked: any that speaks OpenAI's chat completions, inside the network.

A judgment's text names people, so it goes to private addresses alone: the host is resolved once, refused if any of its
addresses is public, and that address is the one connected to. No proxy, no redirect, one bounded answer.
"""

import ipaddress
import json
import socket
from dataclasses import dataclass, field
from typing import Any

import httpx

LARGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read."""


class EndpointError(Exception):
    """No usable answer; `code` is outside, unreachable, timeout, status, too_long or no_answer."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}：{detail}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`url` up to and with /v1; `seconds` bound each wait, not the whole answer; `key` is sent if there is one."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0

    def ask(self, system: str, user: str) -> str:
        """The model's answer to the two messages; raises EndpointError."""
        body = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        return _content(self._post(body))

    def _post(self, body: dict[str, Any]) -> bytes:
        url = httpx.URL(self.url.rstrip("/") + "/chat/completions")
        headers = {"Host": url.netloc.decode()} | (
            {"Authorization": f"Bearer {self.key}"} if self.key else {}
        )
        direct = url.copy_with(
            host=private_address(url.host, url.port or (443 if url.scheme == "https" else 80))
        )
        try:
            with (
                httpx.Client(timeout=self.seconds, follow_redirects=False, trust_env=False) as client,
                client.stream(
                    "POST", direct, json=body, headers=headers, extensions={"sni_hostname": url.host}
                ) as answer,
            ):
                if answer.status_code != httpx.codes.OK:
                    raise EndpointError("status", f"服务返回状态 {answer.status_code}")
                return _bounded(answer)
        except httpx.TimeoutException as error:
            raise EndpointError("timeout", f"服务在 {self.seconds:g} 秒内没有回应") from error
        except httpx.HTTPError as error:
            raise EndpointError("unreachable", f"无法连接（{type(error).__name__}）") from error


def private_address(host: str, port: int) -> str:
    """The address of a host of this network; raises EndpointError for one that is, or may be, outside it."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise EndpointError("unreachable", "主机名无法解析") from error
    outside = [a for a in found if not _is_private(a)]
    if outside or not found:
        raise EndpointError("outside", "地址不在内网，文书正文不会发往外网；请改用内网地址")
    return min(found)


def _is_private(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    nowhere = ip.is_unspecified or ip.is_multicast or ip.is_reserved
    return ip.is_loopback or (ip.is_private and not nowhere)


def _bounded(answer: httpx.Response) -> bytes:
    read = bytearray()
    for piece in answer.iter_bytes():
        read += piece
        if len(read) > LARGEST_ANSWER:
            raise EndpointError("too_long", f"回应超过 {LARGEST_ANSWER} 字节")
    return bytes(read)


def _content(answer: bytes) -> str:
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise EndpointError("no_answer", "回应不是 chat completions 的格式") from error
    if not isinstance(content, str):
        raise EndpointError("no_answer", "回应中没有文本")
    return content
