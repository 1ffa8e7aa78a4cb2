/** A canvas too full for one question still draws every line that an expansion brings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { GraphEdge } from "../src/api/types.ts";
import { linesAmong, MOST_TOGETHER, parts } from "../src/pages/explorer/expand/among.ts";

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

test("every pair with a newcomer is asked about, and no question names too many", () => {
  for (const [newcomers, standing] of [[0, 5], [3, 0], [2, 5], [1, 30], [7, 23], [40, 0], [33, 12]] as const) {
    const [fresh, known] = [ids("n", newcomers), ids("s", standing)];
    const asked = parts(fresh, known, 10).map((part) => new Set(part));
    assert.ok(asked.every((part) => part.size <= 10));
    for (const one of fresh)
      for (const other of [...fresh, ...known])
        assert.ok(asked.some((part) => part.has(one) && part.has(other)), `${one} ${other} of ${newcomers}, ${standing}`);
  }
});

test("what fits is one question", () => {
  assert.equal(parts(ids("n", 50), ids("s", MOST_TOGETHER - 50)).length, 1);
  assert.deepEqual(parts([], ids("s", 700)), []);
});

test("an expansion onto a canvas of 700 objects draws the lines among the newcomers and to what stands there", async () => {
  const [fresh, known] = [ids("n", 50), ids("s", 700)];
  const edge = (subject: string, object: string) => ({ id: `${subject}-${object}`, subject, object }) as GraphEdge;
  const graph = [edge("n0", "n49"), edge("s0", "n7"), edge("n7", "s699"), edge("s1", "elsewhere")];
  const together = (asked: string[]) => {
    assert.ok(asked.length <= MOST_TOGETHER, "the server refuses more");
    const named = new Set(asked);
    return Promise.resolve({ edges: graph.filter((one) => named.has(one.subject) && named.has(one.object)) });
  };
  const drawn = await linesAmong(fresh, known, together);
  assert.deepEqual(new Set(drawn.map((one) => one.id)), new Set(["n0-n49", "s0-n7", "n7-s699"]));
});
