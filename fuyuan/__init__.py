"""The front door: home, pipeline, command line.

Our rooms have everyday names. An `ontology.py` or `graph.py` in the folder where someone starts
Python would hide ours and fail later in a way nobody can read, so the door checks first.
"""

from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_ROOMS = ("ontology", "ingest", "nlp", "linkage", "graph", "casework", "webapp")


def _check_room(name: str) -> None:
    """Raise where `name` would be imported from somewhere else than beside this package."""
    spec = find_spec(name)
    origin = None if spec is None else spec.origin
    if origin is None or Path(origin).resolve().parent.parent != _ROOT:
        raise ImportError(
            f"{origin or 'nothing'} stands where Fuyuan's own package '{name}' belongs: "
            "rename that file, or start Python in another folder"
        )


for _name in _ROOMS:
    _check_room(_name)
