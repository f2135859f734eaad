import { presentations } from "../../engine/names/presentation";
import type { Looking, Workbench } from "./workbenchState";

const chosen = ["view", "look"] as const;
type ReadersChoices = Pick<Workbench, (typeof chosen)[number] | "presentation">;

/**
 * Where to look, but for what the reader has chosen since it was asked for: whoever has gone to another view while the
 * page still loads stays there.
 */
export function keepReadersChoices(
  looking: Partial<Looking>,
  before: ReadersChoices,
  now: ReadersChoices,
): Partial<Looking> {
  const kept = changes(chosen, before, now);
  const parts = Object.keys(presentations) as (keyof typeof presentations)[];
  const presentation = changes(parts, before.presentation, now.presentation);
  return {
    ...looking,
    ...kept,
    presentation: { ...now.presentation, ...looking.presentation, ...presentation },
  };
}

function changes<Of>(parts: readonly (keyof Of)[], before: Of, now: Of): Partial<Of> {
  const changed = parts.filter((part) => now[part] !== before[part]);
  return Object.fromEntries(changed.map((part) => [part, now[part]])) as Partial<Of>;
}
