"""The application: subjects, guard, headers and problems put together, and refused if a route states no rule."""

from apiflask import APIBlueprint, APIFlask

from webapp.api.audit import audit
from webapp.api.documents import documents
from webapp.api.entities import entities
from webapp.api.health import health
from webapp.api.neighbours import neighbours
from webapp.api.records import records
from webapp.api.relations import relations
from webapp.api.schema import schema
from webapp.api.search import search
from webapp.api.session import session
from webapp.api.sources import sources
from webapp.api.together import together
from webapp.guard import check_access, check_rules
from webapp.headers import send_headers
from webapp.openapi import describe
from webapp.pages import pages
from webapp.problems import answer_with_problems
from webapp.services import Services, provide

API = "/api/v1"
LARGEST_REQUEST = 1024 * 1024
"""Bytes. No request of this interface is longer than a few names."""
SUBJECTS: tuple[APIBlueprint, ...] = (
    health,
    session,
    schema,
    search,
    entities,
    together,
    neighbours,
    relations,
    documents,
    records,
    sources,
    audit,
)


def create_app(home: Services) -> APIFlask:
    """The application over a home's stores; raises RuntimeError for a route without a rule."""
    app = APIFlask(
        "webapp", title="府院图谱", version=home.version, spec_path=f"{API}/openapi.json", docs_path=None
    )
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    provide(app, home)
    describe(app)
    answer_with_problems(app)
    send_headers(app)
    app.before_request(check_access)
    for subject in SUBJECTS:
        app.register_blueprint(subject, url_prefix=API)
    app.register_blueprint(pages)
    check_rules(app)
    return app
