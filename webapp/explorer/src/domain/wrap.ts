/** Breaks a name into lines for the canvas. Cytoscape breaks between UTF-16 units and would tear a rare character
 *  (生僻字) in two, so the breaks are ours: between characters, lines of about equal length, no orphan at the end. */

/** In widths of a Chinese character; Latin letters and digits take about half. */
const WIDEST = 11;
const MOST_LINES = 3;

const widthOf = (character: string) => ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.56 : 1);

export function wrap(caption: string): string {
  const characters = [...caption];
  const whole = characters.reduce((sum, one) => sum + widthOf(one), 0);
  const lines = Math.max(1, Math.ceil(whole / WIDEST));
  const each = whole / lines;
  const broken: string[] = [""];
  let filled = 0;
  for (const character of characters) {
    if (filled + widthOf(character) / 2 > each * broken.length && broken.length < lines) broken.push("");
    broken[broken.length - 1] += character;
    filled += widthOf(character);
  }
  if (broken.length <= MOST_LINES) return broken.join("\n");
  return `${broken.slice(0, MOST_LINES).join("\n")}…`;
}
