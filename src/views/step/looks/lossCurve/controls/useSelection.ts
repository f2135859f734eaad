import { useMemo } from "react";
import { createLabels, type Labels, writtenName } from "../../../../../engine/names/labels";
import { useWorkbench } from "../../../../../store/work/context";
import { parameterOf } from "./parameters";

/** The parameters that a plot is about. */
export interface Selection {
  readonly first: string;
  readonly second: string | undefined;
  /** As the sheet calls it. */
  label(name: string): string;
  readonly notation: Labels;
  choose(first: string, second?: string): void;
}

/** What has been selected and still exists; else the parameter of the step, else the first weight. */
export function useSelection(): Selection | undefined {
  const document = useWorkbench((state) => state.document);
  const selected = useWorkbench((state) => state.selected);
  const select = useWorkbench((state) => state.select);
  const current = useWorkbench((state) => state.opened?.step.quantity);
  const notation = useMemo(() => createLabels(document?.names, false), [document?.names]);
  if (!document) return undefined;
  const chosen = selected.flatMap((name) => parameterOf(name, document) ?? []);
  const [first = (current && parameterOf(current, document)) ?? "W1[1,1]", second] = chosen;
  return {
    first,
    second,
    notation,
    label: (name) => writtenName(name, notation.text),
    choose(name, other) {
      select(name);
      if (other !== undefined && other !== name) select(other, true);
    },
  };
}
