"""Serves the application with waitress, to this machine alone unless somebody says otherwise aloud."""

import ipaddress

from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

THREADS = 8
"""Requests answered at once: they wait for disks more than they compute, on two cores and up."""
LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]


class NotLoopbackError(ValueError):
    """Asked to listen to other machines without being told that this is meant."""


def make_server(
    app: Flask, host: str = "127.0.0.1", port: int = 8000, *, beyond_this_machine: bool = False
) -> BaseWSGIServer | MultiSocketServer:
    """A bound server, not yet running: `.run()` blocks, `.close()` ends it. Port 0 takes a free one."""
    local = is_loopback(host)
    if not local and not beyond_this_machine:
        raise NotLoopbackError(
            f"{host} 可被其他机器访问，默认不允许。如确需对外提供服务，请明确指定，并置于 TLS 反向代理之后。"
        )
    if local:  # a page elsewhere that renames itself to 127.0.0.1 (DNS rebinding) still says its own name
        app.config["TRUSTED_HOSTS"] = LOOPBACK_NAMES
    return create_server(app, host=host, port=port, threads=THREADS, ident=None)


def serve(
    app: Flask, host: str = "127.0.0.1", port: int = 8000, *, beyond_this_machine: bool = False
) -> None:
    """Serve until interrupted."""
    make_server(app, host, port, beyond_this_machine=beyond_this_machine).run()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
