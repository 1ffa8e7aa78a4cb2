/** Every component that can have read a sentence has a name that a person understands. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readerName } from "../src/strings/readers.ts";

const components = JSON.parse(
  readFileSync(new URL("../../../tests/nlp/component_names.json", import.meta.url), "utf8"),
) as string[];

test("a component is told in words, with its version", () => {
  for (const name of [...components, "fuyuan_large_model"])
    assert.match(readerName(`${name}@2`), /^\p{Script=Han}+（第 2 版）$/u, name);
});

test("a mapping keeps the name that its sources go by", () => {
  assert.equal(readerName("penalty@1"), "映射 penalty（第 1 版）");
  assert.equal(readerName("benchmark"), "benchmark");
});
