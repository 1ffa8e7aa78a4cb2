/** How firm a claim is decides how its line is drawn. Standing gives the form, effect the tone, so an allegation in
 *  a judgment not yet in effect stays dashed *and* turns grey. Canvas, chips and legend all ask here. */
import type { Effect, Standing } from "../api/types.ts";

export type Form = "solid" | "thin" | "dashed" | "dotted";
export type Tone = "ink" | "grey" | "struck";

const FORM: Record<Standing, Form> = {
  found: "solid",
  ordered: "solid",
  recorded: "thin",
  alleged: "dashed",
  admitted: "dashed", // said by one side about itself: not found, so never solid
  denied: "dotted",
};

const TONE: Record<Effect, Tone> = {
  unknown: "ink",
  in_effect: "ink",
  not_in_effect: "grey",
  reversed: "struck",
};

export function formOf(standing: Standing): Form {
  return FORM[standing];
}

export function toneOf(effect: Effect): Tone {
  return TONE[effect];
}
