"""One root for what linkage refuses."""


class LinkageError(Exception):
    """Linkage was called wrongly or its rules contradict themselves."""
