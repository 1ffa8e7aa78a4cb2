/** What was put on the canvas under a case is there under that case alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { GraphEdge, GraphNode } from "../src/api/types.ts";
import { Workspace } from "../src/pages/explorer/workspace.ts";

const person = (id: string, caption: string): GraphNode => ({ id, type: "person", caption });
const between = (subject: string, object: string) => ({ id: `${subject}-${object}`, subject, object }) as GraphEdge;

function canvas(): Workspace {
  const workspace = new Workspace();
  workspace.add([person("a", "田甲"), person("b", "田乙")], [between("a", "b")], null);
  return workspace;
}

test("names read again stand in the place of those read before", () => {
  const workspace = canvas();
  workspace.renew([{ ...person("a", "田*"), masked: true }, person("b", "田乙")], [], new Set());
  assert.deepEqual(workspace.visible.value.nodes.map((node) => node.caption), ["田*", "田乙"]);
  assert.equal(workspace.visible.value.edges.length, 1);
});

test("what may no longer be seen leaves with its lines, and undo does not bring it back", () => {
  const workspace = canvas();
  workspace.select({ kind: "node", id: "b" });
  workspace.hide(["a"]);
  workspace.renew([person("a", "田甲")], [], new Set(["b"]));
  assert.equal(workspace.selected.value, null);
  workspace.undo();
  assert.deepEqual(workspace.shownIds(), ["a"]);
  assert.deepEqual(workspace.visible.value.edges, []);
  assert.deepEqual(workspace.knownIds(), ["a"]);
});
