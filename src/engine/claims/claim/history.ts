import type { Origin, Recorded } from "../../program/values/recorded";

/** What a value was computed from, also where no gradient goes back, as under `torch.no_grad()`. */
export const madeFrom = ({ node, untracked }: Recorded): readonly Recorded[] =>
  (node ?? untracked)?.inputs ?? [];

export const originOf = ({ node, untracked }: Recorded): Origin | undefined => (node ?? untracked)?.origin;

/** Whether a value was computed from another, or is it. */
export function dependsOn(value: Recorded, on: Recorded): boolean {
  if (value.id < on.id) return false;
  const seen = new Set([value]);
  for (const one of seen) {
    if (one === on) return true;
    for (const input of madeFrom(one)) if (input.id >= on.id) seen.add(input);
  }
  return false;
}
