/** What a reader sees highlighted is what the evidence points at, rare characters included. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, sentenceAround } from "../src/domain/passages.ts";

const TEXT = "公诉机关指控：甲某骗取五万元。\n　　经审理查明，𠮷某系主犯；乙某无罪。完";

function spanOf(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

test("the pieces of a text put together are the text", () => {
  for (let start = 0; start <= TEXT.length; start += 1)
    for (let end = start; end <= TEXT.length; end += 1) {
      const pieces = cut(TEXT, { start, end });
      assert.equal(pieces.map((piece) => piece.text).join(""), TEXT);
    }
});

test("the sentence around a name runs from stop to stop, without the indent", () => {
  const { start, end } = sentenceAround(TEXT, spanOf("𠮷某"));
  assert.equal(TEXT.slice(start, end), "经审理查明，𠮷某系主犯；");
});

test("a span that is a whole sentence stays one sentence", () => {
  const { start, end } = sentenceAround(TEXT, spanOf("公诉机关指控：甲某骗取五万元。"));
  assert.equal(TEXT.slice(start, end), "公诉机关指控：甲某骗取五万元。");
});

test("offsets beyond the text are cut to it", () => {
  assert.equal(cut("短文", { start: 1, end: 99 }).at(-1)?.text, "文");
});

test("an order is a sentence of its own where no line breaks after 如下", () => {
  const text = "依照刑法第二百六十六条之规定，判决如下： 一、被告人犯诈骗罪；（略）";
  const start = text.indexOf("犯诈骗罪");
  const { start: from, end } = sentenceAround(text, { start, end: start + 4 });
  assert.equal(text.slice(from, end), "一、被告人犯诈骗罪；");
});
