/** The shapes of `/api/v1`, as its OpenAPI document states them. Only what the pages read is declared; what the
 *  server leaves out when it has nothing is optional here. */

export type Standing = "alleged" | "denied" | "admitted" | "found" | "ordered" | "recorded";
export type Effect = "unknown" | "not_in_effect" | "in_effect" | "reversed";
export type Polarity = "positive" | "negative";

/** Which build answered, and the day the answer is about. */
export interface Answer {
  build: string;
  world_date: string;
}

export interface Health extends Answer {
  status: string;
  fictional: boolean;
  version: string;
}

/** Of a person, and masked until a case and purpose are stated; `ask` says so in Chinese. */
export interface Maskable {
  masked?: true;
  ask?: string;
}

/** Under which case personal fields are shown, and until when (ISO). */
export interface Stated {
  case_number: string;
  purpose: string;
  until: string;
}

export interface Session {
  user: { name: string; roles: string[] };
  csrf: string;
  /** Absent where no case and purpose hold. */
  stated?: Stated;
}

/** `session` is absent where nobody is signed in. */
export interface Who {
  session?: Session;
}

export interface PropertyType {
  name: string;
  label: string;
  privacy: "public" | "personal" | "sensitive";
}

export interface EntityType {
  name: string;
  label: string;
  shape: string;
  hue: string;
  /** Never an entity's own type. */
  abstract: boolean;
  sought_as: "subject" | "account" | "case" | "record" | "paper";
  properties: PropertyType[];
}

export interface RelationType {
  name: string;
  label: string;
  properties: PropertyType[];
}

export interface Schema {
  types: EntityType[];
  relations: RelationType[];
}

export interface SearchHit extends Maskable {
  id: string;
  type: string;
  caption: string;
  matched: { property: string; value: string; exactness: string } & Maskable;
  /** What is around it, where another one found reads the same. */
  beside?: { id: string; label: string; caption: string }[];
}

export interface SearchAnswer extends Answer {
  truncated: boolean;
  /** Papers last. */
  results: SearchHit[];
  /** How many papers match, listed or not; `more`: at least so many. */
  papers: { count: number; more: boolean };
}

/** Where a claim stands and what it rests on. Offsets are UTF-16 units of the stored text. */
export interface Evidence extends Maskable {
  statement: string;
  standing: Standing;
  effect: Effect;
  polarity: Polarity;
  asserted_by: string;
  asserted_by_label: string;
  property: string;
  value: string;
  display: string;
  source: Source;
  record: string;
  document?: string;
  start?: number;
  end?: number;
  column?: string;
  extractor: string;
  /** Title and version of the mapping that read a row; empty for what reads texts. */
  extractor_label?: string;
  confidence: number;
}

export interface Source {
  name: string;
  kind: "document" | "row";
  title: string;
  case_number: string;
  court: string;
  date: string;
  obtained: string;
}

export interface PropertyValue extends Maskable {
  value: string;
  display: string;
  count: number;
  standing: Standing;
  effect: Effect;
}

export interface EntityAnswer extends Answer {
  entity: GraphNode & { properties: Record<string, PropertyValue[]> };
  resolved_from?: string;
}

export interface StatementsAnswer extends Answer {
  truncated: boolean;
  evidence: Evidence[];
}

export interface GraphNode extends Maskable {
  id: string;
  type: string;
  caption: string;
}

export interface GraphEdge {
  id: string;
  type: string;
  subject: string;
  object: string;
  label: string;
  standing: Standing;
  effect: Effect;
  /** What tells it from its siblings between the same ends: the role, the offence. */
  qualifiers: Record<string, string>;
  /** Claims for it, and against. */
  sources: number;
  counter: number;
  valid_from: string;
  valid_to: string;
}

export interface TogetherAnswer extends Answer {
  truncated: boolean;
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Asked ids that live elsewhere now. */
  moved: Record<string, string>;
}

export interface NeighbourCount {
  relation: string;
  /** As read from the entity that is expanded. */
  label: string;
  neighbour_type: string;
  count: number;
}

export interface NeighboursAnswer extends Answer {
  truncated: boolean;
  nodes: GraphNode[];
  edges: GraphEdge[];
  counts: NeighbourCount[];
}

export interface RelationAnswer extends Answer {
  truncated: boolean;
  relation: GraphEdge;
  evidence: Evidence[];
}

/** Covered words keep their length, so offsets hold with and without masks. */
export interface DocumentAnswer extends Maskable {
  id: string;
  title: string;
  text: string;
}

export interface RecordAnswer {
  id: string;
  source: string;
  file: string;
  line: number;
  /** Evidence refers to `column`; the file called it `header`. */
  cells: ({ column: string; header: string; value: string } & Maskable)[];
}
