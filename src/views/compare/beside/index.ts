import type { ComponentType } from "react";
import { Against } from "./Against";
import type { BesideProps } from "./besideProps";
import { ChosenRun } from "./ChosenRun";
import { LossCurves } from "./LossCurves";
import { Matters } from "./Matters";
import { Timing } from "./Timing";
import "./beside.css";

/** What can be shown beside the table, in the order of the menu. */
export const besides: readonly {
  readonly id: string;
  readonly label: string;
  readonly View: ComponentType<BesideProps>;
}[] = [
  { id: "matters", label: "what matters", View: Matters },
  { id: "against", label: "against a setting", View: Against },
  { id: "curves", label: "curves", View: LossCurves },
  { id: "run", label: "the chosen run", View: ChosenRun },
  { id: "timing", label: "loop or matrices", View: Timing },
];
