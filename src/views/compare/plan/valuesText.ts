import type { SweptSetting, VariedValue } from "../../../engine/document/parts/sweepDocument";
import type { VariedSetting } from "../../../engine/document/sweep/settings/variedSetting";
import { readVariedValue, valueLabel } from "../../../engine/document/sweep/variedValues";

/** The values of a setting as a reader writes them: "0.1, 0.01", or a range "0.001 … 1 log". */
export function textOfValues(rule: VariedSetting, swept: SweptSetting): string {
  if ("values" in swept) return swept.values.map((value) => valueLabel(rule, value)).join(", ");
  return `${swept.from} … ${swept.to}${swept.scale === "log" ? " log" : ""}`;
}

const range = /^\s*(\S+)\s*(?:…|\.\.\.?|to|bis)\s*(\S+)(?:\s+(log|linear))?\s*$/i;

/** What a text of values means; a sentence where it can't be one. Ranges are for runs at random. */
export function readValues(rule: VariedSetting, text: string, atRandom: boolean): SweptSetting | string {
  const ends = range.exec(text);
  if (ends && rule.parameter) {
    const [from, to] = [Number(ends[1]), Number(ends[2])];
    if (Number.isNaN(from) || Number.isNaN(to))
      return `“${text.trim()}” isn’t a range: write it as 0.001 … 1.`;
    if (!atRandom) return "A grid needs values, such as 0.1, 0.01; a range is for runs at random.";
    const scale = (ends[3]?.toLowerCase() ?? (rule.logarithmic ? "log" : "linear")) as "log" | "linear";
    return { setting: rule.id, from, to, scale };
  }
  const words = text.split(/[,;]+|\s+(?=[\d.−+-])/).map((word) => word.trim());
  const values: VariedValue[] = [];
  for (const word of words.filter(Boolean)) {
    const read = readVariedValue(rule, word);
    if ("fault" in read) return `“${word}” ${read.fault}.`;
    if (!values.includes(read.value)) values.push(read.value);
  }
  return values.length > 0
    ? { setting: rule.id, values }
    : `Write the values, such as ${rule.values
        .slice(0, 3)
        .map((value) => valueLabel(rule, value))
        .join(", ")}.`;
}
