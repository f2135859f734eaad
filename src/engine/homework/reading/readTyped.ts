import type { GivenAnswer } from "../answer/answer";
import { readNumbers } from "./numbers/readNumbers";
import { plainText } from "./text/plainText";

/**
 * Reads numbers that were typed in one by one, by the canonical names of their quantities. A comma is a decimal one: a
 * single number has nothing to separate. What was left empty is left out.
 */
export function readTyped(typed: Readonly<Record<string, string>>): {
  answers: GivenAnswer[];
  unread: Record<string, string>;
} {
  const answers: GivenAnswer[] = [];
  const unread: Record<string, string> = {};
  for (const [quantity, text] of Object.entries(typed)) {
    if (text.trim() === "") continue;
    // `≈ 0.5933`, `h1 = 0.5933`, `0.4 − 0.5 · 0.0822 = 0.3589`: the result stands last.
    const result = plainText(text).split("=").at(-1) ?? "";
    const read = readNumbers(result.trim(), [1], ",", undefined);
    if (read.kind === "numbers") answers.push({ quantity, label: quantity, number: read.rows.flat()[0] });
    else unread[quantity] = read.kind === "fault" ? read.message : "a single number is needed";
  }
  return { answers, unread };
}
