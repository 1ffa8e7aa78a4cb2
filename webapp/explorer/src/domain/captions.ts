/** What a relation is called on a line: its label, and the words that tell it from its siblings (a role, an offence). */
import type { GraphEdge } from "../api/types.ts";

const LONGEST = 22; // wider than this, labels of neighbouring lines run into each other at normal zoom

/** The readable values of one property, however the answer wraps them. */
export function plainValues(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(plainValues);
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number") return [String(value)];
  if (value !== null && typeof value === "object" && "value" in value) return plainValues(value.value);
  return [];
}

export function edgeCaption(edge: GraphEdge): string {
  const told = [...new Set(Object.values(edge.properties ?? {}).flatMap(plainValues))];
  const whole = told.length === 0 ? edge.label : `${edge.label}：${told.slice(0, 2).join("、")}`;
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
}

export function period(edge: GraphEdge, unknown: string): string {
  if (!edge.valid_from && !edge.valid_to) return "";
  return `${edge.valid_from ?? unknown} – ${edge.valid_to ?? unknown}`;
}
