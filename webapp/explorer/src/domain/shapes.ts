/** An entity type is told by hue and shape. One table of outlines serves the canvas and the icons beside it, so a
 *  legend can't drift from what it explains. Corners run from -1 to 1; a shape without corners is round. */

export interface Shape {
  /** Corner points, or null for an ellipse or a rounded box. */
  points: readonly (readonly [number, number])[] | null;
  round: "ellipse" | "card" | null;
  /** Width and height on the canvas, chosen so that all shapes look equally heavy. */
  width: number;
  height: number;
}

const polygon = (width: number, height: number, points: [number, number][]): Shape => ({ points, round: null, width, height });
const round = (kind: "ellipse" | "card", width: number, height: number): Shape => ({ points: null, round: kind, width, height });

const SQUARE = polygon(32, 32, [[-1, -1], [1, -1], [1, 1], [-1, 1]]);

export const SHAPES: Readonly<Record<string, Shape>> = {
  circle: round("ellipse", 36, 36),
  square: SQUARE,
  house: polygon(38, 38, [[0, -1], [1, -0.25], [1, 1], [-1, 1], [-1, -0.25]]),
  hexagon: polygon(42, 36, [[-0.5, -1], [0.5, -1], [1, 0], [0.5, 1], [-0.5, 1], [-1, 0]]),
  diamond: polygon(42, 42, [[0, -1], [1, 0], [0, 1], [-1, 0]]),
  page: polygon(30, 38, [[-1, -1], [0.35, -1], [1, -0.5], [1, 1], [-1, 1]]),
  tag: polygon(44, 30, [[-1, -1], [0.45, -1], [1, 0], [0.45, 1], [-1, 1]]),
  card: round("card", 46, 30),
  pill: round("card", 50, 24),
};

/** A type whose shape is not known yet is drawn as a square, never left out. */
export function shapeNamed(name: string): Shape {
  return SHAPES[name] ?? SQUARE;
}

/** The corners as Cytoscape wants them: "x y x y …". */
export function corners(shape: Shape): string {
  return (shape.points ?? []).flat().join(" ");
}

/** The corners as SVG wants them, inside a box of `size` with a margin of one. */
export function svgCorners(shape: Shape, size: number): string {
  const half = size / 2 - 1;
  return (shape.points ?? []).map(([x, y]) => `${(1 + half + x * half).toFixed(1)},${(1 + half + y * half).toFixed(1)}`).join(" ");
}
