"""The address of a one-time link. Apart, because the command that prints one needs no web server."""


def login_link(token: str, host: str = "127.0.0.1", port: int = 8000) -> str:
    """The address to open once. The token stands after the #, so it is in no request line and no log."""
    return f"http://{host}:{port}/login#{token}"
