/** Brings a canvas back from its address. Objects that can't be found any more are counted, not guessed. */
import { api, ApiError } from "../../api/client.ts";
import type { GraphEdge, GraphNode } from "../../api/types.ts";
import type { Address } from "./address.ts";

const AT_ONCE = 4;
const EDGES_EACH = 200;

export interface Restored {
  nodes: GraphNode[];
  edges: GraphEdge[];
  gone: number;
  truncated: boolean;
}

export async function restore(address: Address, progress: (done: number) => void): Promise<Restored> {
  const wanted = new Set(address.nodes.map((node) => node.id));
  const nodes: GraphNode[] = [];
  const edges = new Map<string, GraphEdge>();
  const queue = [...wanted];
  let gone = 0;
  let truncated = false;

  async function bring(id: string): Promise<void> {
    try {
      const { entity } = await api.entity(id);
      nodes.push({ id: entity.id, type: entity.type, caption: entity.caption });
      const around = await api.neighbours(entity.id, EDGES_EACH);
      truncated ||= around.truncated;
      for (const edge of around.edges) edges.set(edge.id, edge);
    } catch (reason) {
      if (!(reason instanceof ApiError) || reason.status !== 404) throw reason;
      gone += 1;
    }
  }

  async function worker(): Promise<void> {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      await bring(id);
      progress(wanted.size - queue.length);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const order = [...wanted];
  nodes.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return { nodes, edges: [...edges.values()], gone, truncated };
}
