/** Finds room for newcomers without moving what stands: fcose settles the new ones with the old ones fixed, then
 *  those that still touch something step aside along a spiral. What stood before stands after, to the pixel. */
import type { Core, LayoutOptions, NodeCollection, NodeSingular } from "cytoscape";
import type { Point } from "../workspace.ts";

const EDGE_LENGTH = 130;
const MARGIN = 10;
/** Above this many nodes the layout looks at the newcomers' surroundings only; 450 + 50 took .85 s. */
const WHOLE_GRAPH = 500;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

export function place(cy: Core, fresh: NodeCollection, anchor: NodeSingular | null): void {
  const standing = cy.nodes().difference(fresh).nodes();
  const before = new Map(standing.map((node) => [node.id(), { ...node.position() }]));
  seed(cy, fresh, standing, anchor);
  if (fresh.length > 1) settle(cy, fresh, standing);
  for (const node of standing) node.position(before.get(node.id()) as Point);
  separate(fresh, standing);
  // Whole pixels, as the address keeps them: a reload brings back exactly this picture.
  fresh.forEach((node) => void node.position({ x: Math.round(node.position("x")), y: Math.round(node.position("y")) }));
}

/** First guess: around the object they were expanded from, on the side with the most room. */
function seed(cy: Core, fresh: NodeCollection, standing: NodeCollection, anchor: NodeSingular | null): void {
  const centre = anchor ? anchor.position() : freeCentre(cy, standing);
  const crowd = standing.filter((node) => !anchor || node.id() !== anchor.id());
  const away = anchor ? direction(centre, crowd) : 0;
  const whole = crowd.length === 0;
  fresh.forEach((node, index) => {
    if (fresh.length === 1 && !anchor) return void node.position({ ...centre });
    const share = fresh.length === 1 ? 0.5 : index / (whole ? fresh.length : fresh.length - 1);
    const angle = whole ? share * 2 * Math.PI : away + (share - 0.5) * Math.PI;
    node.position({ x: centre.x + EDGE_LENGTH * Math.cos(angle), y: centre.y + EDGE_LENGTH * Math.sin(angle) });
  });
}

function freeCentre(cy: Core, standing: NodeCollection): Point {
  if (standing.empty()) return { x: 0, y: 0 };
  const view = cy.extent();
  return { x: (view.x1 + view.x2) / 2, y: (view.y1 + view.y2) / 2 };
}

/** Away from the centre of the crowd. */
function direction(from: Point, crowd: NodeCollection): number {
  if (crowd.empty()) return 0;
  const box = crowd.boundingBox();
  return Math.atan2(from.y - (box.y1 + box.y2) / 2, from.x - (box.x1 + box.x2) / 2);
}

function settle(cy: Core, fresh: NodeCollection, standing: NodeCollection): void {
  const around = cy.nodes().length <= WHOLE_GRAPH ? standing : fresh.neighborhood().nodes().difference(fresh).nodes();
  const nodes = fresh.union(around);
  const options = {
    name: "fcose",
    quality: "default",
    randomize: false,
    animate: false,
    fit: false,
    tile: false,
    packComponents: false,
    nodeDimensionsIncludeLabels: true,
    idealEdgeLength: EDGE_LENGTH,
    nodeRepulsion: 9000,
    fixedNodeConstraint: around.map((node) => ({ nodeId: node.id(), position: node.position() })),
  };
  nodes.union(nodes.edgesWith(nodes)).layout(options as LayoutOptions).run();
}

/** Newcomers give way, in turn, to everything placed before them. */
function separate(fresh: NodeCollection, standing: NodeCollection): void {
  const taken = standing.map(boxOf);
  for (const node of fresh) {
    const own = boxOf(node);
    let aside = { x: 0, y: 0 };
    let box = own;
    for (let step = 1; taken.some((other) => touch(other, box)); step += 1) {
      const radius = 14 * Math.sqrt(step);
      aside = { x: radius * Math.cos(step * GOLDEN_ANGLE), y: radius * Math.sin(step * GOLDEN_ANGLE) };
      box = moved(own, aside);
    }
    node.shift(aside);
    taken.push(box);
  }
}

function boxOf(node: NodeSingular): Box {
  const { x1, x2, y1, y2 } = node.boundingBox({ includeEdges: false, includeOverlays: false, includeUnderlays: false });
  return { x1: x1 - MARGIN, x2: x2 + MARGIN, y1: y1 - MARGIN, y2: y2 + MARGIN };
}

function moved(box: Box, { x, y }: Point): Box {
  return { x1: box.x1 + x, x2: box.x2 + x, y1: box.y1 + y, y2: box.y2 + y };
}

function touch(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}
