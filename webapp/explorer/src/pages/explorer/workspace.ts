/** What is on the canvas, and how it came to be. A step is the sets of shown and hidden ids; undo goes back one step.
 *  Hiding is not deleting: a hidden object keeps its place and comes back with one click. Positions are kept apart
 *  from the steps, so undo and redo never move what stands. */
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from "vue";
import type { GraphEdge, GraphNode } from "../../api/types.ts";

/** Frame time stays below 100 ms to here (canvas renderer, no GPU); beyond it a picture explains nothing anyway. */
export const MOST_NODES = 1500;
const MOST_STEPS = 100;

export interface Point {
  x: number;
  y: number;
}

export type Selection = { kind: "node" | "edge"; id: string };

interface Step {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
}

export interface Added {
  nodes: number;
  edges: number;
  full: boolean;
}

export interface Visible {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

const NOTHING: Step = { nodes: new Set(), edges: new Set(), hidden: new Set() };

export class Workspace {
  readonly positions = new Map<string, Point>();
  /** Newcomers of the last step, each with the object it was expanded from. */
  readonly fresh: ShallowRef<ReadonlyMap<string, string | null>> = shallowRef(new Map());
  readonly selected: ShallowRef<Selection | null> = shallowRef(null);
  readonly visible: ComputedRef<Visible>;
  readonly hiddenCount: ComputedRef<number>;
  readonly canUndo: ComputedRef<boolean>;
  readonly canRedo: ComputedRef<boolean>;

  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges = new Map<string, GraphEdge>();
  private readonly steps: ShallowRef<Step[]> = shallowRef([NOTHING]);
  private readonly at: Ref<number> = ref(0);

  constructor() {
    this.visible = computed(() => this.look());
    this.hiddenCount = computed(() => this.now.hidden.size);
    this.canUndo = computed(() => this.at.value > 0);
    this.canRedo = computed(() => this.at.value < this.steps.value.length - 1);
  }

  node(id: string): GraphNode | undefined {
    return this.nodes.get(id);
  }

  edge(id: string): GraphEdge | undefined {
    return this.edges.get(id);
  }

  shows(id: string): boolean {
    return this.now.nodes.has(id) && !this.now.hidden.has(id);
  }

  /** In any step, undone ones too. */
  knownIds(): string[] {
    return [...this.nodes.keys()];
  }

  shownIds(): string[] {
    return [...this.now.nodes].filter((id) => !this.now.hidden.has(id));
  }

  /** Adds what is new; says how much that was, and whether the ceiling was met. */
  add(nodes: GraphNode[], edges: GraphEdge[], anchor: string | null): Added {
    const before = this.now;
    const room = MOST_NODES - this.shownIds().length;
    const unseen = nodes.filter((node) => !this.shows(node.id));
    const welcome = unseen.slice(0, Math.max(0, room));
    for (const node of [...nodes.filter((one) => this.shows(one.id)), ...welcome]) this.nodes.set(node.id, node);

    const shown = new Set([...before.nodes, ...welcome.map((node) => node.id)]);
    const linked = edges.filter((edge) => shown.has(edge.subject) && shown.has(edge.object));
    for (const edge of linked) this.edges.set(edge.id, edge);
    const newEdges = linked.filter((edge) => !before.edges.has(edge.id));
    const added = { nodes: welcome.length, edges: newEdges.length, full: welcome.length < unseen.length };
    if (added.nodes === 0 && added.edges === 0) return added;

    const hidden = new Set([...before.hidden].filter((id) => !welcome.some((node) => node.id === id)));
    this.fresh.value = new Map(welcome.map((node) => [node.id, anchor]));
    this.push({ nodes: shown, edges: new Set([...before.edges, ...linked.map((edge) => edge.id)]), hidden });
    return added;
  }

  /** A canvas brought back: where undo ends. Nothing in it is new, so nothing is highlighted. */
  open(nodes: GraphNode[], edges: GraphEdge[]): void {
    this.add(nodes, edges, null);
    const opened = this.now;
    this.at.value = 0;
    this.steps.value = [opened];
    this.settle();
  }

  /** Read again under another sight: new words for what stands, and what may no longer be seen leaves every step. */
  renew(nodes: GraphNode[], edges: GraphEdge[], gone: ReadonlySet<string>): void {
    for (const node of nodes) if (this.nodes.has(node.id)) this.nodes.set(node.id, node);
    for (const edge of edges) if (this.edges.has(edge.id)) this.edges.set(edge.id, edge);
    for (const id of gone) this.nodes.delete(id);
    const kept = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => !gone.has(id)));
    this.steps.value = this.steps.value.map((step) => ({
      nodes: kept(step.nodes),
      edges: step.edges,
      hidden: kept(step.hidden),
    }));
    this.forgetLostSelection();
  }

  hide(ids: string[]): void {
    const gone = ids.filter((id) => this.shows(id));
    if (gone.length === 0) return;
    this.settle();
    this.push({ ...this.now, hidden: new Set([...this.now.hidden, ...gone]) });
    this.forgetLostSelection();
  }

  showHidden(): void {
    this.settle();
    this.push({ ...this.now, hidden: new Set() });
  }

  undo(): void {
    this.go(this.at.value - 1);
  }

  redo(): void {
    this.go(this.at.value + 1);
  }

  select(selection: Selection | null): void {
    this.selected.value = selection;
  }

  /** The newcomers have been seen: no longer highlighted. */
  settle(): void {
    if (this.fresh.value.size > 0) this.fresh.value = new Map();
  }

  private get now(): Step {
    return this.steps.value[this.at.value] ?? NOTHING;
  }

  private push(step: Step): void {
    const kept = this.steps.value.slice(0, this.at.value + 1);
    this.steps.value = [...kept, step].slice(-MOST_STEPS);
    this.at.value = this.steps.value.length - 1;
  }

  private go(index: number): void {
    if (index < 0 || index >= this.steps.value.length) return;
    this.settle();
    this.at.value = index;
    this.forgetLostSelection();
  }

  private look(): Visible {
    const ids = new Set(this.shownIds());
    const nodes = [...ids].flatMap((id) => this.nodes.get(id) ?? []);
    const edges = [...this.now.edges].flatMap((id) => this.edges.get(id) ?? []);
    return { nodes, edges: edges.filter((edge) => ids.has(edge.subject) && ids.has(edge.object)) };
  }

  private forgetLostSelection(): void {
    const selection = this.selected.value;
    if (selection === null) return;
    const { nodes, edges } = this.look();
    const pool: { id: string }[] = selection.kind === "node" ? nodes : edges;
    if (!pool.some((one) => one.id === selection.id)) this.selected.value = null;
  }
}
