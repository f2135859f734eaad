import { showsLetter } from "../math/expressions/print";
import type { Op } from "./op";

const known = new Map<string, readonly string[]>();
const mostKept = 1000;

/**
 * What an operation's way back reads.
 * @returns the letters that the gradient of one input is computed from beside `G`: names of inputs, and `Y`, what came out. They
 * are those of the printed rule, where the operation doesn't say others
 */
export function gradientReads({ reads, tex, inputs }: Op, input: number): readonly string[] {
  if (reads) return reads[input];
  const rule = tex.gradients[input];
  const key = `${rule} of ${inputs.join(" ")}`;
  const before = known.get(key);
  if (before) return before;
  const found = [...inputs, "Y"].filter((letter) => showsLetter(rule, letter));
  if (known.size >= mostKept) known.clear();
  known.set(key, found);
  return found;
}
