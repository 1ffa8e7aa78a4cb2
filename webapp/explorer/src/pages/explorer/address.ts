/** The canvas in the address bar, so a reload or a bookmark brings it back: ids and places, no names. It stands
 *  behind the `#`, which browsers don't send, so ids reach no server log. */
import type { Point, Selection, Workspace } from "./workspace.ts";

export interface Address {
  nodes: { id: string; at: Point | null }[];
  selected: Selection | null;
}

const NODE = /^([^@]+)(?:@(-?\d+),(-?\d+))?$/;

export function readAddress(hash: string): Address {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const nodes = (words.get("n") ?? "").split(";").flatMap((word) => {
    const found = NODE.exec(word);
    if (!found?.[1]) return [];
    const at = found[2] && found[3] ? { x: Number(found[2]), y: Number(found[3]) } : null;
    return [{ id: decodeURIComponent(found[1]), at }];
  });
  const [kind, ...rest] = (words.get("s") ?? "").split(":");
  const id = rest.join(":");
  const selected: Selection | null = id && (kind === "node" || kind === "edge") ? { kind, id } : null;
  return { nodes, selected };
}

export function writeAddress(workspace: Workspace): string {
  const ids = workspace.shownIds();
  if (ids.length === 0) return "";
  const nodes = ids.map((id) => {
    const at = workspace.positions.get(id);
    return encodeURIComponent(id) + (at ? `@${Math.round(at.x)},${Math.round(at.y)}` : "");
  });
  const selection = workspace.selected.value;
  const tail = selection ? `&s=${selection.kind}:${encodeURIComponent(selection.id)}` : "";
  return `#n=${nodes.join(";")}${tail}`;
}
