/** Where a claim stands in a text: the words themselves, and the sentence a reader needs around them.
 *  Offsets are UTF-16 units, as the API sends them and as JavaScript strings count. */

export interface Span {
  start: number;
  end: number;
}

export type Weight = "plain" | "sentence" | "words";

export interface Piece extends Span {
  weight: Weight;
  text: string;
}

const STOPS = new Set("。！？；\n");
/** What a court orders follows these words, in texts without line breaks too. */
const ORDER = "如下：";
const ends = (text: string, at: number) => STOPS.has(text[at] as string) || text.startsWith(ORDER, at - ORDER.length + 1);

/** The sentence around a span, without the line break that ends it. */
export function sentenceAround(text: string, span: Span): Span {
  let start = span.start;
  while (start > 0 && !ends(text, start - 1)) start -= 1;
  let end = span.end;
  if (end === span.start || !ends(text, end - 1)) {
    while (end < text.length && !ends(text, end)) end += 1;
    if (end < text.length && text[end] !== "\n") end += 1;
  }
  while (start < span.start && /\s/.test(text[start] as string)) start += 1;
  return { start, end };
}

/** The text cut into pieces that together are the text: nothing dropped, nothing repeated. */
export function cut(text: string, words: Span | null): Piece[] {
  if (words === null) return [{ start: 0, end: text.length, weight: "plain", text }];
  const inside = { start: clamp(words.start, text), end: clamp(words.end, text) };
  const sentence = sentenceAround(text, inside);
  const piece = (start: number, end: number, weight: Weight): Piece => ({ start, end, weight, text: text.slice(start, end) });
  return [
    piece(0, sentence.start, "plain"),
    piece(sentence.start, inside.start, "sentence"),
    piece(inside.start, inside.end, "words"),
    piece(inside.end, sentence.end, "sentence"),
    piece(sentence.end, text.length, "plain"),
  ].filter((one) => one.end > one.start);
}

function clamp(offset: number, text: string): number {
  return Math.max(0, Math.min(offset, text.length));
}
