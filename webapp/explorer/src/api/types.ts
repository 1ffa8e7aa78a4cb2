/** The shapes of `/api/v1`, as its OpenAPI document states them. One name per thing that travels. */

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

export interface Session {
  user: { name: string; roles: string[] };
  csrf: string;
}

export interface PropertyType {
  name: string;
  label: string;
  privacy: "public" | "personal" | "sensitive";
}

export interface EntityType {
  name: string;
  label: string;
  kind: "entity";
  shape: string;
  hue: string;
  properties: PropertyType[];
}

export interface RelationType {
  name: string;
  label: string;
  kind: "state" | "event";
  forward_label: string;
  reverse_label: string;
  properties?: PropertyType[];
}

export interface Schema {
  types: EntityType[];
  relations: RelationType[];
}

export interface SearchHit {
  id: string;
  type: string;
  caption: string;
  matched: { property: string; value: string; exactness: string };
}

export interface SearchAnswer extends Answer {
  truncated: boolean;
  results: SearchHit[];
}

/** Where a claim stands and what it rests on. Offsets are UTF-16 units of the stored text. */
export interface Evidence {
  statement: string;
  standing: Standing;
  effect: Effect;
  polarity: Polarity;
  asserted_by: string;
  property: string;
  value: string;
  source: Source;
  document?: string | null;
  start?: number | null;
  end?: number | null;
  record?: string | null;
  column?: string | null;
  extractor?: string | null;
  confidence?: number | null;
}

export interface Source {
  name: string;
  kind: "document" | "row";
  title?: string | null;
  case_number?: string | null;
  court?: string | null;
  date?: string | null;
  obtained?: string | null;
}

export interface PropertyValue {
  value: string;
  standing: Standing;
  effect: Effect;
  masked: boolean;
  evidence: Evidence[];
}

export interface EntityAnswer extends Answer {
  entity: { id: string; type: string; caption: string; properties: Record<string, PropertyValue[]> };
  resolved_from?: string | null;
}

export interface GraphNode {
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
  polarity?: Polarity | null;
  valid_from?: string | null;
  valid_to?: string | null;
  properties: Record<string, unknown>;
  sources: number;
}

export interface NeighbourCount {
  relation: string;
  direction: string;
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
  relation: GraphEdge;
  evidence: Evidence[];
}

export interface DocumentAnswer {
  id: string;
  title: string;
  text: string;
  length_utf16: number;
  sections: { name: string; start: number; end: number }[];
}

export interface RecordAnswer {
  id: string;
  source: string;
  file: string;
  line: number | null;
  cells: { column: string; value: string | null }[];
}
