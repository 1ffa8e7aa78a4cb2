/** Names on the canvas are broken into even lines, and never inside a character. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wrap } from "../src/domain/wrap.ts";

test("a short name stays on one line", () => {
  assert.equal(wrap("甲某某"), "甲某某");
});

test("a rare character is never torn in two", () => {
  const name = "𠮷".repeat(25);
  const lines = wrap(name).split("\n");
  assert.deepEqual(lines.map((line) => [...line].length), [13, 12]);
  assert.equal(lines.join(""), name);
});

test("no line is left with a single character", () => {
  for (let length = 2; length <= 40; length += 1) {
    const lines = wrap("虚".repeat(length)).split("\n");
    assert.ok(lines.every((line) => line.length > 1), `${length}: ${lines.join("/")}`);
  }
});

test("a case number is never broken inside its digits", () => {
  assert.equal(wrap("（2023）虚0101民初12345号"), "（2023）虚0101民初12345号");
  assert.equal(wrap("（2023）虚0101民初12345号之一民事裁定书"), "（2023）虚0101民初\n12345号之一民事裁定书");
});

test("a name beyond three lines says that it goes on", () => {
  assert.match(wrap("虚".repeat(60)), /…$/);
});
