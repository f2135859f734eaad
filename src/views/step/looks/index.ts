import type { ComponentType } from "react";

export type Load = () => Promise<{ readonly default: ComponentType }>;

/** A way to look at the pass. */
interface StepTab {
  /** As the store and kept work name it, and as its button says where a network is open. */
  readonly label: string;
  /** As addresses name it. */
  readonly address: string;
  /** Loads when it is chosen; absent for the graph, which the page begins with, and where only programs have it. */
  readonly load?: Load;
  /** Whether networks haven't got it. */
  readonly ofProgramsAlone?: boolean;
  /** As its button says where a program is open; absent where they haven't got it. What loads then is in `programLooks`. */
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
    ofPrograms: "Matrices",
    whilePractising: true,
  },
  {
    label: "Loss curve",
    address: "curve",
    load: () => import("./lossCurve/LossCurveView"),
    ofPrograms: "Curve",
  },
  {
    label: "Jacobian",
    address: "jacobian",
    ofProgramsAlone: true,
    ofPrograms: "Jacobian",
  },
  {
    label: "Check",
    address: "check",
    load: () => import("./check/CheckView"),
    ofPrograms: "Check",
  },
  {
    label: "Updates",
    address: "updates",
    load: () => import("./updates/UpdatesView"),
    ofPrograms: "Updates",
  },
  {
    label: "Answers",
    address: "answers",
    load: () => import("./answers/AnswersView"),
    ofPrograms: "Answers",
    whilePractising: true,
  },
];

/** Those that the open document has. */
export const looksOf = (isProgram: boolean): readonly StepTab[] =>
  looks.filter(({ ofPrograms, ofProgramsAlone }) => (isProgram ? ofPrograms : !ofProgramsAlone));

/** The look that is chosen; the first where there isn't one of that name any more. */
export const lookOf = (label: string | undefined): StepTab =>
  looks.find((look) => look.label === label) ?? looks[0];
