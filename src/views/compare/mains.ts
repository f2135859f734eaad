import type { ComponentType } from "react";
import { RunCards } from "./cards/RunCards";
import { RunLines } from "./parallel/RunLines";
import type { MainProps } from "./runs/mainProps";

/** The large pictures that all runs can be seen in, in the order of the choice. */
export const mains: readonly {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly View: ComponentType<MainProps>;
}[] = [
  {
    id: "lines",
    label: "lines",
    title: "Parallel coordinates: a line for each run, from its settings to what came out",
    View: RunLines,
  },
  {
    id: "cards",
    label: "pictures",
    title: "What each run says over the plane, also while it is trained",
    View: RunCards,
  },
];
