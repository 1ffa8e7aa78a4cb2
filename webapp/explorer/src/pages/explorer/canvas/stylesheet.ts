/** The canvas speaks the visual language of `tokens.css`: hue and shape say the type, the line says how firm a claim
 *  is. Cytoscape can't read custom properties, so they are read for it here. */
import type { StylesheetJson } from "cytoscape";
import type { EntityType } from "../../../api/types.ts";
import type { Form, Tone } from "../../../domain/lines.ts";
import { corners, shapeNamed, type Shape } from "../../../domain/shapes.ts";

type Token = (name: string) => string;

export function tokenReader(root: HTMLElement): Token {
  const computed = getComputedStyle(root);
  return (name) => computed.getPropertyValue(`--${name}`).trim();
}

export function stylesheet(types: EntityType[], token: Token): StylesheetJson {
  return [...nodes(token), ...types.map((type) => entity(type, token)), ...edges(token), ...moments(token)];
}

function nodes(token: Token): StylesheetJson {
  const text = {
    label: "data(caption)",
    "font-family": "Noto Sans SC, sans-serif",
    "font-size": 12,
    color: token("ink"),
    "text-valign": "bottom",
    "text-margin-y": 5,
    "text-wrap": "wrap",
    "text-max-width": "1000px", // the breaks are in the text, see wrap.ts
    "text-background-color": token("surface"),
    "text-background-opacity": 0.85,
    "text-background-padding": "1px",
    "min-zoomed-font-size": 6,
  } as const;
  const body = {
    width: 34,
    height: 34,
    shape: "rectangle",
    "background-color": token("hue-other-fill"),
    "border-color": token("hue-other"),
    "border-width": 2,
    "overlay-opacity": 0,
  } as const;
  return [{ selector: "node", style: { ...text, ...body } }];
}

function entity(type: EntityType, token: Token): StylesheetJson[number] {
  const shape = shapeNamed(type.shape);
  const hue = token(`hue-${type.hue}`) === "" ? "other" : type.hue;
  return {
    selector: `node[type = "${type.name}"]`,
    style: {
      ...outline(shape),
      width: shape.width,
      height: shape.height,
      "background-color": token(`hue-${hue}-fill`),
      "border-color": token(`hue-${hue}`),
    },
  };
}

function outline(shape: Shape): Record<string, string> {
  if (shape.round === "ellipse") return { shape: "ellipse" };
  if (shape.round === "card") return { shape: "round-rectangle" };
  return { shape: "polygon", "shape-polygon-points": corners(shape) };
}

function edges(token: Token): StylesheetJson {
  const text = {
    label: "data(caption)",
    "font-family": "Noto Sans SC, sans-serif",
    "font-size": 11,
    color: token("ink-quiet"),
    "text-rotation": "autorotate",
    "text-background-color": token("surface"),
    "text-background-opacity": 1, // a line through a word reads as struck out
    "text-background-padding": "2px",
    "min-zoomed-font-size": 8,
  } as const;
  const line = {
    width: 2,
    "curve-style": "bezier",
    "control-point-step-size": 46,
    "line-color": token("edge-ink"),
    "target-arrow-color": token("edge-ink"),
    "mid-target-arrow-color": token("edge-ink"),
    "target-arrow-shape": "triangle",
    "arrow-scale": 0.9,
    "overlay-opacity": 0,
  } as const;
  const form = (name: Form, style: Record<string, unknown>) => ({ selector: `edge[form = "${name}"]`, style });
  const tone = (name: Tone, style: Record<string, unknown>) => ({ selector: `edge[tone = "${name}"]`, style });
  const grey = token("edge-grey");
  const greyed = { "line-color": grey, "target-arrow-color": grey, "mid-target-arrow-color": grey };
  const tick = { "mid-target-arrow-shape": "tee", "text-margin-y": -10 }; // the label would cover it
  return [
    { selector: "edge", style: { ...text, ...line } },
    form("thin", { width: 1 }),
    form("dashed", { "line-style": "dashed", "line-dash-pattern": [11, 6] }),
    form("dotted", { "line-style": "dotted", ...tick }),
    tone("grey", greyed),
    tone("struck", { ...greyed, ...tick, "arrow-scale": 1.5 }),
  ];
}

/** What lasts a moment: new, hovered, selected. */
function moments(token: Token): StylesheetJson {
  const accent = token("accent");
  return [
    {
      selector: "node.fresh",
      style: { "underlay-color": token("mark"), "underlay-opacity": 0.9, "underlay-padding": 7, "underlay-shape": "ellipse" },
    },
    {
      selector: "edge.fresh",
      style: { "underlay-color": token("mark"), "underlay-opacity": 0.7, "underlay-padding": 2 },
    },
    { selector: "edge.hovered", style: { "underlay-color": accent, "underlay-opacity": 0.15, "underlay-padding": 5 } },
    {
      selector: "node:selected",
      style: { "border-width": 4, "underlay-color": accent, "underlay-opacity": 0.25, "underlay-padding": 7, "underlay-shape": "ellipse" },
    },
    {
      selector: "edge:selected",
      style: { "underlay-color": accent, "underlay-opacity": 0.3, "underlay-padding": 5, color: token("ink") },
    },
  ];
}
