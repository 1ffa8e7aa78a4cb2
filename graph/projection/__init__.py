"""From what sources said to what we believe: the projection of the lake's views into shares."""

from graph.projection.build import BuildReport, Filler, build, fill, project_into
from graph.projection.project import Dropped, project

__all__ = ["BuildReport", "Dropped", "Filler", "build", "fill", "project", "project_into"]
