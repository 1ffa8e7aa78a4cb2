/** Cytoscape kept in step with the workspace. It draws and reports gestures; it decides nothing about content. */
import cytoscape, { type Core, type EventObject, type NodeSingular, type ElementDefinition } from "cytoscape";
import fcose from "cytoscape-fcose";
import type { EntityType } from "../../../api/types.ts";
import { edgeCaption } from "../../../domain/captions.ts";
import { formOf, toneOf } from "../../../domain/lines.ts";
import { wrap } from "../../../domain/wrap.ts";
import type { Point, Selection, Visible, Workspace } from "../workspace.ts";
import { place } from "./place.ts";
import { stylesheet, tokenReader } from "./stylesheet.ts";

cytoscape.use(fcose);

/** Pixels at the top of the canvas over which NoticeLine lays itself; kept clear, as the other sides are. */
const NOTICE_HEIGHT = 72;
const CLEAR = 48;
const LARGEST = 1.1;

export interface Gestures {
  select: (selection: Selection | null) => void;
  expand: (id: string) => void;
  menu: (selection: Selection, at: Point) => void;
  moved: () => void;
}

/** Cytoscape adds a <style> unless this id is taken; the policy refuses inline styles, so our own sheet takes it
 *  (the one rule stands in base.css). */
function claimStylesheet(): void {
  const id = "__________cytoscape_stylesheet";
  if (document.getElementById(id)) return;
  const sheet = document.querySelector('link[rel="stylesheet"]') ?? document.head;
  sheet.id = id;
}

export class Drawing {
  readonly cy: Core;
  private readonly redrawText = () => this.cy.style().update();

  constructor(
    container: HTMLElement,
    types: EntityType[],
    private readonly workspace: Workspace,
    private readonly gestures: Gestures,
  ) {
    claimStylesheet();
    this.cy = cytoscape({
      container,
      style: stylesheet(types, tokenReader(document.documentElement)),
      minZoom: 0.1,
      maxZoom: 3,
      boxSelectionEnabled: true,
    });
    this.listen();
    // Text drawn before its slice of the font arrived is drawn again when it has.
    document.fonts.addEventListener("loadingdone", this.redrawText);
  }

  destroy(): void {
    document.fonts.removeEventListener("loadingdone", this.redrawText);
    this.cy.destroy();
  }

  show(visible: Visible): void {
    const wanted = new Set([...visible.nodes, ...visible.edges].map((one) => one.id));
    const fresh = this.workspace.fresh.value;
    this.cy.batch(() => {
      this.cy.elements().filter((element) => !wanted.has(element.id())).remove();
      for (const node of visible.nodes) this.put({ group: "nodes", data: { ...node, caption: wrap(node.caption) } });
      for (const edge of visible.edges) {
        const { id, subject: source, object: target } = edge;
        const caption = edgeCaption(edge);
        const data = { id, source, target, caption, form: formOf(edge.standing), tone: toneOf(edge.effect) };
        this.put({ group: "edges", data });
      }
    });
    this.settleNewcomers([...fresh.values()].find((anchor) => anchor !== null) ?? null);
    this.highlight(fresh);
  }

  highlight(fresh: ReadonlyMap<string, string | null>): void {
    this.cy.elements(".fresh").removeClass("fresh");
    const nodes = this.cy.nodes().filter((node) => fresh.has(node.id()));
    nodes.addClass("fresh");
    nodes.connectedEdges().addClass("fresh");
  }

  select(selection: Selection | null): void {
    this.cy.elements(":selected").unselect();
    if (selection) this.cy.getElementById(selection.id).select();
  }

  /** Everything selected, by box or by click. */
  selectedNodes(): string[] {
    return this.cy.nodes(":selected").map((node) => node.id());
  }

  fit(): void {
    this.cy.resize();
    if (this.cy.nodes().empty()) return;
    const { x1, y1, w, h } = this.cy.elements().boundingBox();
    const room = { w: this.cy.width() - 2 * CLEAR, h: this.cy.height() - NOTICE_HEIGHT - CLEAR };
    const zoom = Math.max(this.cy.minZoom(), Math.min(LARGEST, room.w / w, room.h / h));
    const pan = { x: CLEAR + (room.w - zoom * w) / 2 - zoom * x1, y: NOTICE_HEIGHT + (room.h - zoom * h) / 2 - zoom * y1 };
    this.cy.viewport({ zoom, pan });
  }

  private put(element: ElementDefinition & { data: { id: string } }): void {
    const old = this.cy.getElementById(element.data.id);
    if (old.empty()) this.cy.add(element);
    else old.data(element.data);
  }

  /** Whoever has no place yet gets one; whoever has one keeps it. */
  private settleNewcomers(anchorId: string | null): void {
    const { positions } = this.workspace;
    const placed = this.cy.nodes().filter((node) => positions.has(node.id()));
    placed.forEach((node) => void node.position({ ...(positions.get(node.id()) as Point) }));
    const newcomers = this.cy.nodes().difference(placed);
    if (newcomers.empty()) return;
    const anchor = anchorId ? this.cy.getElementById(anchorId) : this.cy.collection();
    place(this.cy, newcomers, anchor.nonempty() ? (anchor as NodeSingular) : null);
    newcomers.forEach((node) => void positions.set(node.id(), { ...node.position() }));
    this.bringIntoView(newcomers.union(anchor).boundingBox());
    this.gestures.moved();
  }

  /** The camera moves only when the newcomers would be out of sight, or behind the notice at the top. */
  private bringIntoView(box: { x1: number; x2: number; y1: number; y2: number }): void {
    const view = this.cy.extent();
    const top = view.y1 + NOTICE_HEIGHT / this.cy.zoom();
    const inside = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= top && box.y2 <= view.y2;
    if (!inside || this.cy.nodes().length === 1) this.fit();
  }

  private listen(): void {
    const { cy, gestures } = this;
    const selectionOf = (event: EventObject): Selection => ({
      kind: event.target.isNode() ? "node" : "edge",
      id: event.target.id(),
    });
    cy.on("tap", (event) => gestures.select(event.target === cy ? null : selectionOf(event)));
    cy.on("dbltap", "node", (event) => gestures.expand(event.target.id()));
    cy.on("cxttap", "node, edge", (event) => gestures.menu(selectionOf(event), event.renderedPosition));
    // Not `free`: a double-click fires that too.
    cy.on("dragfree", "node", (event) => {
      this.workspace.positions.set(event.target.id(), { ...event.target.position() });
      gestures.moved();
    });
    cy.on("mouseover", "edge", (event) => void event.target.addClass("hovered"));
    cy.on("mouseout", "edge", (event) => void event.target.removeClass("hovered"));
  }
}
