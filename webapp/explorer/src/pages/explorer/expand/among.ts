/** The lines between newcomers and whoever stands on the canvas. One question may name only so many objects, so a
 *  full canvas is asked about in parts: every pair with a newcomer in it is together in one of them. */
import type { GraphEdge } from "../../../api/types.ts";

/** Objects that one question may name: their ids have to fit into an address. */
export const MOST_TOGETHER = 500;

/** Sets of ids, each small enough for one question. */
export function parts(newcomers: string[], standing: string[], most = MOST_TOGETHER): string[][] {
  if (newcomers.length === 0) return [];
  if (newcomers.length + standing.length <= most) return [[...newcomers, ...standing]];
  const block = Math.min(newcomers.length, Math.floor(most / 2));
  const found: string[][] = [];
  for (let at = 0; at < newcomers.length; at += block) {
    const own = newcomers.slice(at, at + block);
    const others = [...newcomers.slice(at + block), ...standing];
    const room = most - own.length;
    for (let from = 0; from === 0 || from < others.length; from += room)
      found.push([...own, ...others.slice(from, from + room)]);
  }
  return found;
}

/** Asked by `together`, one part after the other: a burst of questions would keep others waiting. */
export async function linesAmong(
  newcomers: string[],
  standing: string[],
  together: (ids: string[]) => Promise<{ edges: GraphEdge[] }>,
): Promise<GraphEdge[]> {
  const found = new Map<string, GraphEdge>();
  for (const part of parts(newcomers, standing))
    for (const edge of (await together(part)).edges) found.set(edge.id, edge);
  return [...found.values()];
}
