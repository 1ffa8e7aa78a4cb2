"""Whether the house answers, and with which build."""

from apiflask import APIBlueprint

from webapp.api.shapes import Answer
from webapp.guard import anyone
from webapp.services import services

health = APIBlueprint("health", __name__)


class HealthAnswer(Answer):
    """`fictional`: nobody in this home exists, and every page has to say so."""

    status: str
    fictional: bool
    version: str


@health.get("/health")
@health.output(HealthAnswer)
@anyone(because="build, date and version say nothing of anybody")
def read_health() -> HealthAnswer:
    """服务是否正常，及当前图谱版本。"""
    home = services()
    info = home.store().build_info()
    return HealthAnswer(
        status="ok",
        build=info.build,
        world_date=info.world_date,
        fictional=home.fictional,
        version=home.version,
    )
