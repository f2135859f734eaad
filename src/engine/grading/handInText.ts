import type { AnyDocument } from "../document/programDocument";
import type { ReadingOptions } from "../homework/reading/text/conventions";
import { fingerprint } from "../math/fingerprint";
import { sheetFingerprint, sortedJson } from "./sheetFingerprint";

export const handInFormat = "backprop-hand-in";

/** What a student hands in, as the page saves it. */
export interface HandInContent {
  /** Who it is from, as the student writes it. */
  readonly student: string;
  /** Numbers that were typed in, by canonical name, digit for digit. */
  readonly answers: Readonly<Record<string, string>>;
  readonly pasted: string;
  readonly reading: ReadingOptions;
  /** How many hints were taken, by canonical name. */
  readonly hints: Readonly<Record<string, number>>;
  /** How often each was typed in while the page's own were hidden. */
  readonly tries?: Readonly<Record<string, number>>;
  /** What had been found when all numbers were shown, where they were. */
  readonly foundBeforeShown?: readonly string[];
  /** Whether the page's own numbers were hidden when it was saved. */
  readonly practising: boolean;
  /** When it was saved, as ISO 8601. */
  readonly saved: string;
}

/** A hand-in as a file: with the sheet that it answers, and a checksum by which a change is seen. */
export function handInText(document: AnyDocument, content: HandInContent): string {
  const body = {
    format: handInFormat,
    version: 1,
    sheet: {
      title: document.title,
      fingerprint: sheetFingerprint(document),
      ...(document.drawn?.id !== undefined && { id: document.drawn.id }),
    },
    ...content,
  };
  return `${JSON.stringify({ ...body, checksum: checksumOf(body) }, null, 2)}\n`;
}

/** Of all fields but the checksum, in whatever order they stand. */
export function checksumOf(handIn: object): string {
  const { checksum: _own, ...rest } = handIn as { readonly checksum?: unknown };
  return fingerprint(sortedJson(rest));
}
