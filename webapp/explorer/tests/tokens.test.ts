/** A type added to the vocabulary gets a shape and a hue that everybody can see, or this fails. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SHAPES } from "../src/domain/shapes.ts";

const SCHEMA = new URL("../../../ontology/schema/", import.meta.url);
const TOKENS = readFileSync(new URL("../src/tokens.css", import.meta.url), "utf8").split("@media")[0] as string;

type Colour = [number, number, number];

function token(name: string): Colour {
  const found = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(TOKENS);
  assert.ok(found?.[1], `tokens.css has no --${name}`);
  return [0, 2, 4].map((at) => parseInt((found[1] as string).slice(at, at + 2), 16) / 255) as Colour;
}

/** Type → shape and hue, read from the lines of the schema files. */
function looks(): { shape: string; hue: string }[] {
  const text = readdirSync(SCHEMA).map((name) => readFileSync(new URL(name, SCHEMA), "utf8")).join("\n");
  return [...text.matchAll(/^ {2}shape: (\S+)\n {2}hue: (\S+)$/gm)].map(([, shape, hue]) => ({
    shape: shape as string,
    hue: hue as string,
  }));
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** WCAG 2.1, relative luminance and contrast ratio. */
const luminance = ([r, g, b]: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Machado, Oliveira & Fernandes 2009, severity 1: how linear RGB is seen. */
const SIGHT: Record<string, Colour[]> = {
  common: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** CIE L*a*b* (D65) of a colour as seen. */
function lab(colour: Colour, sight: Colour[]): Colour {
  const from = colour.map(linear) as Colour;
  const [r, g, b] = sight.map((row) => row[0] * from[0] + row[1] * from[1] + row[2] * from[2]) as Colour;
  const xyz = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
  ];
  const [x, y, z] = xyz.map((v) => (v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16 / 116)) as Colour;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Colour, b: Colour) => Math.hypot(...a.map((value, at) => value - (b[at] as number)));

test("every shape of the vocabulary is drawn", () => {
  assert.ok(looks().length > 8);
  for (const { shape } of looks()) assert.ok(shape in SHAPES, shape);
});

test("every outline stands out from the ground and from its own fill", () => {
  for (const { hue } of looks()) {
    const line = token(`hue-${hue}`);
    assert.ok(contrast(line, token("surface")) >= 4.5, `${hue} on the canvas`);
    assert.ok(contrast(line, token(`hue-${hue}-fill`)) >= 3, `${hue} on its fill`);
  }
});

test("text reaches AA on every ground it stands on", () => {
  for (const ground of ["ground", "surface", "surface-quiet", "warn-quiet", "danger-quiet", "accent-quiet", "mark"])
    for (const ink of ["ink", "ink-quiet"]) assert.ok(contrast(token(ink), token(ground)) >= 4.5, `${ink} on ${ground}`);
});

test("kinds of one shape are told apart by colour, whatever colours one sees", () => {
  // Types of one kind (measures, papers) share a look; two kinds never come close.
  const all = [...new Map(looks().map((look) => [`${look.shape} ${look.hue}`, look])).values()];
  for (const [at, a] of all.entries())
    for (const b of all.slice(at + 1).filter((other) => other.shape === a.shape))
      for (const [name, sight] of Object.entries(SIGHT)) {
        const see = (hue: string) => lab(token(`hue-${hue}`), sight);
        const fill = (hue: string) => lab(token(`hue-${hue}-fill`), sight);
        const apart = Math.max(distance(see(a.hue), see(b.hue)), distance(fill(a.hue), fill(b.hue)));
        assert.ok(apart >= 20, `${a.shape}: ${a.hue} and ${b.hue} under ${name}: ${apart.toFixed(1)}`);
      }
});
