/** What a relation is called on a line: its label, and the words that tell it from its siblings (a role, an offence). */
import type { GraphEdge } from "../api/types.ts";

const LONGEST = 22; // wider than this, labels of neighbouring lines run into each other at normal zoom

export function edgeCaption(edge: GraphEdge): string {
  const told = Object.values(edge.qualifiers).filter((words) => words !== edge.label).join("、");
  const whole = told === "" ? edge.label : `${edge.label}：${told}`;
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
}

export function period(edge: GraphEdge, unknown: string): string {
  if (!edge.valid_from && !edge.valid_to) return "";
  return `${edge.valid_from || unknown} – ${edge.valid_to || unknown}`;
}
