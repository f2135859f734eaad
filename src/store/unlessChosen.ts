import type { Looking, Workbench } from "./workbench";

const chosen = ["view", "look", "manner"] as const;

/**
 * Where to look, but for what the reader has chosen since it was asked for: whoever has gone to another view while the
 * page still loads stays there.
 */
export function unlessChosen(
  looking: Partial<Looking>,
  before: Pick<Workbench, (typeof chosen)[number]>,
  now: Pick<Workbench, (typeof chosen)[number]>,
): Partial<Looking> {
  const kept = chosen.filter((part) => now[part] !== before[part]).map((part) => [part, now[part]]);
  return { ...looking, ...Object.fromEntries(kept) };
}
