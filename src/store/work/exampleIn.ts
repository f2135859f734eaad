import type { Workbench } from "./workbenchState";

/** The example that is shown, where the step belongs to none: its index alone says nothing of it. */
export function exampleIn({ opened }: Pick<Workbench, "opened">): number | undefined {
  return opened?.step.example === undefined ? opened?.numbers.example : undefined;
}
