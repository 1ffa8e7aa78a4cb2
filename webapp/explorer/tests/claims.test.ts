/** A reader sees a claim once, at the place that tells most, and finds every other place it rests on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evidence } from "../src/api/types.ts";
import { claims } from "../src/domain/claims.ts";

const said = (statement: string, property: string, place: Partial<Evidence>) =>
  ({ statement, property, record: "d1", ...place }) as Evidence;

test("the statements of one mention are one claim, led by the one that is no end", () => {
  const list = [
    said("m1.a", "object", { start: 5, end: 9 }),
    said("m1.b", "offence", { start: 5, end: 9 }),
    said("m2.a", "offence", { start: 20, end: 24 }),
    said("m1.c", "subject", { start: 1, end: 3 }),
  ];
  const found = claims(list).map(({ lead, elsewhere }) => [lead.statement, elsewhere.map((one) => one.statement)]);
  assert.deepEqual(found, [["m1.b", ["m1.c"]], ["m2.a", []]]);
});

test("a row that names only ends is led by its subject, and its other cell is a place of its own", () => {
  const list = [said("m1.a", "object", { column: "企业名称" }), said("m1.b", "subject", { column: "法人代表" })];
  const [claim] = claims(list);
  assert.equal(claim?.lead.column, "法人代表");
  assert.deepEqual(claim?.elsewhere.map((one) => one.column), ["企业名称"]);
});

test("what speaks against comes last, however firm", () => {
  const list = [said("m1.a", "offence", { polarity: "negative" }), said("m2.a", "offence", { polarity: "positive" })];
  assert.deepEqual(claims(list).map(({ lead }) => lead.statement), ["m2.a", "m1.a"]);
});

test("no evidence is no claim", () => assert.deepEqual(claims([]), []));
