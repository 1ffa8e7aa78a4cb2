/** Breaks a name into lines for the canvas. Cytoscape breaks between UTF-16 units and would tear a rare character
 *  (生僻字) in two, so the breaks are ours: between characters, lines of about equal length, no orphan at the end. */

/** In widths of a Chinese character; Latin letters and digits take about half. A case number fits on one line. */
const WIDEST = 13.5;
const MOST_LINES = 3;

/** What is never broken: a number or a Latin word, else a character (a whole code point). */
const UNBROKEN = /[\u0021-\u024f]+|./gsu;

const widthOf = (words: string) => [...words].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2000 ? 0.56 : 1), 0);

export function wrap(caption: string): string {
  const whole = widthOf(caption);
  const lines = Math.max(1, Math.ceil(whole / WIDEST));
  const each = whole / lines;
  const broken: string[] = [""];
  let filled = 0;
  for (const [words] of caption.matchAll(UNBROKEN)) {
    if (filled + widthOf(words) / 2 > each * broken.length && broken.length < lines) broken.push("");
    broken[broken.length - 1] += words;
    filled += widthOf(words);
  }
  if (broken.length <= MOST_LINES) return broken.join("\n");
  return `${broken.slice(0, MOST_LINES).join("\n")}…`;
}
