import * as v from "valibot";
import type { ReadingOptions } from "../homework/reading/text/conventions";
import { checksumOf, handInFormat } from "./handInText";

/** What a student hands in: a text of numbers, with who it is from. */
export interface HandIn {
  readonly student?: string;
  readonly text: string;
  readonly reading?: ReadingOptions;
  /** Of the sheet that it answers. */
  readonly sheet?: { readonly title: string; readonly fingerprint: string; readonly id?: string };
  /** How many hints were taken. */
  readonly hints?: number;
  /** How often numbers were typed in, over all. */
  readonly tries?: number;
  /** What had been found when all numbers were shown; nothing where they weren't. */
  readonly foundBeforeShown?: readonly string[];
  /** Whether it was changed after the page had saved it. */
  readonly isAltered?: boolean;
}

const handInSchema = v.looseObject({
  format: v.literal(handInFormat),
  version: v.literal(1, "must be 1: this program is older than the hand-in"),
  student: v.optional(v.string("must be a text")),
  answers: v.record(v.string(), v.string()),
  pasted: v.optional(v.string()),
  reading: v.optional(v.looseObject({})),
  sheet: v.optional(
    v.looseObject({ title: v.string(), fingerprint: v.string(), id: v.optional(v.string()) }),
  ),
  hints: v.optional(v.record(v.string(), v.number())),
  tries: v.optional(v.record(v.string(), v.number())),
  foundBeforeShown: v.optional(v.array(v.string())),
  checksum: v.optional(v.string()),
});

/**
 * What a file holds: a text of numbers as it stands, or a hand-in that this page has saved.
 * @returns a sentence where it is a hand-in that can't be read
 */
export function readHandIn(file: string): { readonly handIn: HandIn } | { readonly fault: string } {
  if (!file.trimStart().startsWith("{")) return { handIn: { text: file } };
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    // A text may begin with a brace, as a printed dictionary does.
    return { handIn: { text: file } };
  }
  if (typeof json !== "object" || json === null || !("format" in json)) return { handIn: { text: file } };
  const { success, output, issues } = v.safeParse(handInSchema, json);
  if (!success) {
    const [{ message, path = [] }] = issues;
    return { fault: `${path.map(({ key }) => String(key)).join(".") || "the hand-in"}: ${message}` };
  }
  const { student, answers, pasted = "", reading, sheet, hints, tries, foundBeforeShown, checksum } = output;
  const lines = Object.entries(answers).map(([quantity, written]) => `${quantity} = ${written}`);
  return {
    handIn: {
      ...(student !== undefined && { student }),
      // What was typed in counts before what was pasted.
      text: [pasted, ...lines].filter(Boolean).join("\n"),
      ...(reading && { reading: reading as ReadingOptions }),
      ...(sheet && { sheet: sheet as NonNullable<HandIn["sheet"]> }),
      ...(hints && { hints: total(hints) }),
      ...(tries && { tries: total(tries) }),
      ...(foundBeforeShown && { foundBeforeShown }),
      isAltered: checksum !== checksumOf(json),
    },
  };
}

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
