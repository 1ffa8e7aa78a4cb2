/** One claim of one source is several statements: that there is a subject, an object, an offence. A reader wants it
 *  once, led by the statement that tells most, with the other places it points at. */
import type { Evidence } from "../api/types.ts";

export interface Claim {
  lead: Evidence;
  /** Statements that point elsewhere than the lead, one a place. */
  elsewhere: Evidence[];
}

const ENDS = new Set(["subject", "object"]);

export const isEnd = (one: Evidence) => ENDS.has(one.property);

/** A statement's id begins with its mention's; the statements of one mention are one claim. What a line rests on comes
 *  before what speaks against it; each in the order given, which is firmest first. */
export function claims(list: Evidence[]): Claim[] {
  const byMention = new Map<string, Evidence[]>();
  for (const one of list) {
    const mention = one.statement.split(".")[0] ?? one.statement;
    byMention.set(mention, [...(byMention.get(mention) ?? []), one]);
  }
  const found = [...byMention.values()].map((statements) => {
    const lead = statements.find((one) => !isEnd(one)) ?? statements.find((one) => one.property === "subject") ?? (statements[0] as Evidence);
    const seen = new Set([placeOf(lead)]);
    const elsewhere = statements.filter((one) => !seen.has(placeOf(one)) && seen.add(placeOf(one)));
    return { lead, elsewhere };
  });
  const against = ({ lead }: Claim) => Number(lead.polarity === "negative");
  return found.sort((a, b) => against(a) - against(b));
}

function placeOf({ record, start, end, column }: Evidence): string {
  return JSON.stringify([record, start, end, column]);
}
