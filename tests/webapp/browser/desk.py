"""What a person does at the explorer, by the names they would use. Places on the canvas come from Cytoscape itself,
which keeps its instance on the element it draws into; all else is seen and pressed as a person would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Locator, Page, Route, expect

from fuyuan.home import Home
from ontology.ids import EntityId, RelationId
from ontology.viewer import Viewer, open_viewer
from webapp.login_link import login_link

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
SCREENS = ((1920, 1080), (1366, 768))
_NODES = "box => box._cyreg.cy.nodes().map(n => [n.id(), n.position(), n.renderedPosition()])"
_EDGES = """box => box._cyreg.cy.edges().map(
    e => [e.id(), e.data("caption"), e.data("form"), e.data("tone"), e.renderedMidpoint()])"""


@dataclass(frozen=True)
class Line:
    """A relation as it is drawn."""

    id: RelationId
    caption: str
    form: str
    tone: str
    at: dict[str, float]


@dataclass
class Desk:
    """A served home and somebody who may read it."""

    home: Home
    user: str
    address: str

    @property
    def viewer(self) -> Viewer:
        return open_viewer(self.user)

    def link(self) -> str:
        token = self.home.casework.links.issue(self.user)
        return login_link(token.text, port=int(self.address.rsplit(":", 1)[1]))

    def text(self, document: str) -> str:
        found = self.home.lake.document(document)
        assert found is not None
        return found.text

    def find(self, words: str) -> EntityId:
        return self.home.store().search(self.viewer, words).hits[0].entity.id


@dataclass
class Explorer:
    """The page, and what the browser had to say about it."""

    page: Page
    desk: Desk
    complaints: list[str] = field(default_factory=list)
    left_for: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def enter(self, session: list[Any]) -> None:
        """Come in with a session that a link has opened."""
        self.page.context.add_cookies(session)
        self.page.goto(self.desk.address)
        self.page.wait_for_selector("[data-page=explorer]")

    def search(self, words: str) -> Locator:
        """Type after pressing /; the hits once they have come."""
        self.ask(words)
        self.page.locator(f".drop[data-asked='{words}'][data-status=ready]").wait_for()
        return self.page.locator("#search-hits [role=option]")

    def ask(self, words: str) -> None:
        """Type after pressing /, and wait for nothing."""
        self.page.keyboard.press("/")
        self.page.locator("#search").fill(words)

    def put(self, words: str) -> EntityId:
        """Search, put the first hit onto the canvas, leave the search bar."""
        hits = self.search(words)
        id = hits.first.get_attribute("data-id")
        before = self.size()[0]
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Escape")
        self.wait_for_nodes(before + 1)
        return EntityId(str(id))

    @property
    def canvas(self) -> Locator:
        return self.page.locator("[data-canvas]")

    def size(self) -> tuple[int, int]:
        """Nodes and edges on the canvas."""
        return tuple(int(str(self.canvas.get_attribute(f"data-{what}"))) for what in ("nodes", "edges"))  # type: ignore[return-value]

    def wait_for_nodes(self, count: int) -> None:
        expect(self.canvas).to_have_attribute("data-nodes", str(count))

    def places(self) -> dict[str, tuple[float, float]]:
        """Where every node stands, in the canvas's own measure."""
        return {id: (at["x"], at["y"]) for id, at, _ in self.canvas.evaluate(_NODES)}

    def in_address(self) -> str:
        return unquote(self.page.evaluate("location.hash"))

    def lines(self) -> list[Line]:
        """Every line with how it is drawn."""
        return [Line(*each) for each in self.canvas.evaluate(_EDGES)]

    def line(self, caption: str, *, form: str = "") -> Line:
        """The first line on which this is written."""
        return next(each for each in self.lines() if each.caption == caption and each.form.startswith(form))

    def double_click(self, node: str) -> None:
        self.page.mouse.dblclick(*self._on_page(self._rendered(node)))

    def click_node(self, node: str, **how: Any) -> None:
        self.page.mouse.click(*self._on_page(self._rendered(node)), **how)

    def open_line(self, line: Line) -> Locator:
        """Click a line; the panel that opens."""
        self.page.mouse.click(*self._on_page(line.at))
        panel = self.page.locator("[data-panel=edge]")
        expect(panel.locator("h2")).to_have_text(line.caption)
        return panel

    def _rendered(self, node: str) -> dict[str, float]:
        return {id: at for id, _, at in self.canvas.evaluate(_NODES)}[node]

    def _on_page(self, at: dict[str, float]) -> tuple[float, float]:
        box = self.canvas.bounding_box()
        assert box is not None
        return box["x"] + at["x"], box["y"] + at["y"]

    def marked(self) -> Locator:
        """The words marked in a text."""
        return self.page.locator("[data-reader=document] mark[data-weight=words]")

    def come_to_rest(self) -> None:
        """Wait for letters to arrive and for what fades to have faded."""
        self.page.evaluate("document.fonts.ready.then(() => undefined)")
        self.page.evaluate(
            "Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => undefined)"
        )

    def shoot(self, name: str) -> None:
        """Keep a picture of the page, for people to look at, as large and as small as offices have it."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.come_to_rest()
        for width, height in SCREENS:
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.wait_for_timeout(150)  # the canvas draws itself anew in its own time
            self.page.screenshot(path=SCREENSHOTS / f"{name}-{width}x{height}.png")

    @contextmanager
    def held(self, path: str) -> Iterator[None]:
        """Requests to a path wait until the block ends."""
        waiting: list[Route] = []
        self.page.route(path, lambda route: waiting.append(route))
        yield
        for route in waiting:
            route.continue_()
        self.page.unroute(path)
