/** Brings a canvas back from its address. Objects that can't be found any more are counted, not guessed; an object
 *  that has become part of another stands where the former one stood. */
import { api } from "../../api/client.ts";
import type { GraphEdge, GraphNode } from "../../api/types.ts";
import type { Address } from "./address.ts";
import type { Point, Selection } from "./workspace.ts";

export interface Restored {
  nodes: GraphNode[];
  edges: GraphEdge[];
  places: Map<string, Point>;
  selected: Selection | null;
  gone: number;
  truncated: boolean;
}

export async function restore(address: Address): Promise<Restored> {
  const { nodes, edges, moved, truncated } = await api.together(address.nodes.map((node) => node.id));
  const found = new Map(nodes.map((node) => [node.id, node]));
  const places = new Map<string, Point>();
  const order = new Map<string, GraphNode>();
  let gone = 0;
  for (const { id, at } of address.nodes) {
    const node = found.get(moved[id] ?? id);
    if (!node) gone += 1;
    else {
      order.set(node.id, node);
      if (at && !places.has(node.id)) places.set(node.id, at);
    }
  }
  return { nodes: [...order.values()], edges, places, selected: still(address.selected, moved, found, edges), gone, truncated };
}

function still(
  selected: Selection | null,
  moved: Record<string, string>,
  found: Map<string, GraphNode>,
  edges: GraphEdge[],
): Selection | null {
  if (!selected) return null;
  const id = moved[selected.id] ?? selected.id;
  const there = selected.kind === "node" ? found.has(id) : edges.some((edge) => edge.id === id);
  return there ? { kind: selected.kind, id } : null;
}
