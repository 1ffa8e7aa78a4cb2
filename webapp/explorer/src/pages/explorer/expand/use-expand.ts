/** Expanding an object. The server counts by type first; above a threshold a person chooses, because a bookkeeper's
 *  phone number can tie thousands of companies together and a full canvas explains nothing. */
import { shallowRef, type ShallowRef } from "vue";
import { api, ApiError } from "../../../api/client.ts";
import type { GraphEdge, NeighbourCount, NeighboursAnswer } from "../../../api/types.ts";
import { linesAmong } from "./among.ts";
import type { Notice } from "../notice.ts";
import { MOST_NODES, type Workspace } from "../workspace.ts";

export const ASK_ABOVE = 50;

export interface Question {
  id: string;
  caption: string;
  counts: NeighbourCount[];
  total: number;
}

export interface Expanding {
  question: ShallowRef<Question | null>;
  expand: (id: string) => Promise<void>;
  /** The person's choice: which relations, and how many. */
  chosen: (types: string[], limit: number) => Promise<void>;
}

const sum = (counts: NeighbourCount[]) => counts.reduce((all, one) => all + one.count, 0);

export function useExpand(workspace: Workspace, notice: Notice): Expanding {
  const question = shallowRef<Question | null>(null);
  const captionOf = (id: string) => workspace.node(id)?.caption ?? id;

  async function show(id: string, answer: NeighboursAnswer, all: number): Promise<void> {
    const edges = new Map([...answer.edges, ...(await among(answer))].map((edge) => [edge.id, edge]));
    const added = workspace.add(answer.nodes, [...edges.values()], id);
    if (added.full) notice.say({ tone: "truncated", kind: "full", numbers: [MOST_NODES] });
    else if (answer.edges.length < all)
      notice.say({
        tone: "truncated",
        kind: "cut",
        numbers: [answer.edges.length, all],
        act: { kind: "narrow", run: () => ask(id, answer.counts) },
      });
    else if (added.nodes + added.edges === 0) notice.say({ tone: "empty", kind: "nothingNew", caption: captionOf(id) });
    else notice.say({ tone: "done", kind: "added", numbers: [added.nodes, added.edges] });
  }

  /** The lines between the newcomers and whoever stands there: else the same canvas, reloaded, would say more. */
  async function among(answer: NeighboursAnswer): Promise<GraphEdge[]> {
    const standing = workspace.shownIds();
    const newcomers = answer.nodes.map((node) => node.id).filter((id) => !workspace.shows(id));
    return linesAmong(newcomers, standing, api.together);
  }

  function ask(id: string, counts: NeighbourCount[]): void {
    question.value = { id, caption: captionOf(id), counts, total: sum(counts) };
  }

  async function attempt(id: string, work: () => Promise<void>): Promise<void> {
    workspace.settle();
    const done = notice.wait("expanding");
    try {
      await work();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      notice.fail("expandFailed", reason, () => void attempt(id, work));
    } finally {
      done();
    }
  }

  const expand = (id: string) =>
    attempt(id, async () => {
      const answer = await api.neighbours(id, ASK_ABOVE);
      const all = sum(answer.counts);
      if (all > ASK_ABOVE) ask(id, answer.counts);
      else await show(id, answer, all);
    });

  async function chosen(types: string[], limit: number): Promise<void> {
    const asked = question.value;
    question.value = null;
    if (!asked) return;
    const wanted = sum(asked.counts.filter((one) => types.includes(one.relation)));
    await attempt(asked.id, async () => {
      const answer = await api.neighbours(asked.id, limit, types);
      await show(asked.id, { ...answer, counts: asked.counts }, wanted);
    });
  }

  return { question, expand, chosen };
}
