import type { ComponentType } from "react";

/** A way to look at the pass. */
interface StepTab {
  /** As its button says, and as the store and kept work name it. */
  readonly label: string;
  /** As addresses name it. */
  readonly address: string;
  /** Loads when it is chosen; absent for the graph, which the page begins with. */
  load?(): Promise<{ readonly default: ComponentType }>;
  /** Whether programs have it too; as it is called there. */
  readonly ofPrograms?: string;
  /** Whether it tells nothing that a reader who practises is to find. */
  readonly whilePractising?: boolean;
}

/** All looks, in the order of their buttons; the first is the one that the page begins with. */
export const looks: readonly StepTab[] = [
  { label: "Units", address: "units", ofPrograms: "Graph", whilePractising: true },
  {
    label: "Matrices",
    address: "matrices",
    load: () => import("./matrices/Matrices"),
    whilePractising: true,
  },
  { label: "Loss curve", address: "curve", load: () => import("./lossCurve/LossCurveView") },
  { label: "Check", address: "check", ofPrograms: "Check", load: () => import("./check/CheckView") },
  { label: "Updates", address: "updates", load: () => import("./updates/UpdatesView") },
  {
    label: "Answers",
    address: "answers",
    load: () => import("./answers/AnswersView"),
    whilePractising: true,
  },
];

/** The look that is chosen; the first where there is none of that name any more. */
export const lookOf = (label: string | undefined): StepTab =>
  looks.find((look) => look.label === label) ?? looks[0];
