import type { ComponentType } from "react";

type LoadLook = () => Promise<{ readonly default: ComponentType }>;

/** A way to look at the pass. */
interface StepLook {
  /** As the store and kept work name it, and as its button says where a network is open. */
  readonly label: string;
  /** As addresses name it. */
  readonly address: string;
  /** What it is for, as Help says it. */
  readonly words: string;
  /** What networks show, loaded when it is chosen; absent for the graph, which the page begins with, and where they haven't got it. */
  readonly load?: LoadLook;
  /** As its button says where a program is open, and what loads then, where that is another view. Absent where programs haven't got it. */
  readonly ofPrograms?: { readonly label: string; readonly load?: LoadLook };
  /** Whether it tells nothing that a reader who practises is to find. */
  readonly whilePractising?: boolean;
}

/** All looks, in the order of their buttons; the first is the one that the page begins with. */
export const looks: readonly StepLook[] = [
  {
    label: "Units",
    address: "units",
    words: "The network as a graph, with value | gradient at each place. Zoom with the wheel or two fingers.",
    ofPrograms: { label: "Graph", load: () => import("../step/program/ProgramStage") },
    whilePractising: true,
  },
  {
    label: "Matrices",
    address: "matrices",
    words: "Each layer as blocks with their shapes; the row and the column in use are lit.",
    load: () => import("../step/looks/matrices/Matrices"),
    ofPrograms: {
      label: "Matrices",
      load: () => import("../step/looks/matrices/program/ProgramMatrices"),
    },
    whilePractising: true,
  },
  {
    label: "Loss curve",
    address: "curve",
    words: "The loss along one parameter, with its tangent, or over two of them as a map.",
    load: () => import("../step/looks/lossCurve/LossCurveView"),
    ofPrograms: { label: "Curve", load: () => import("../step/looks/curve/ProgramCurveView") },
  },
  {
    label: "Jacobian",
    address: "jacobian",
    words:
      "Of a program: how each number of one array changes with each number of another, as a table whose entries are steps.",
    ofPrograms: { label: "Jacobian", load: () => import("../step/looks/jacobian/JacobianView") },
  },
  {
    label: "Check",
    address: "check",
    words: "Every gradient beside a finite difference; bugs can be put in, to see which of them that finds.",
    load: () => import("../step/looks/check/CheckView"),
    ofPrograms: { label: "Check" },
  },
  {
    label: "Updates",
    address: "updates",
    words: "What one update or many do to the loss and to each parameter; Apply keeps them.",
    load: () => import("../step/looks/updates/UpdatesView"),
    ofPrograms: { label: "Updates", load: () => import("../step/looks/updates/ProgramUpdatesView") },
  },
  {
    label: "Answers",
    address: "answers",
    words:
      "Your own numbers, pasted or typed: which is the first wrong one, and why. Practise hides the page's numbers.",
    load: () => import("../step/looks/answers/AnswersView"),
    ofPrograms: { label: "Answers" },
    whilePractising: true,
  },
];

/** Those that the open document has. */
export const looksOf = (isProgram: boolean): readonly StepLook[] =>
  looks.filter(({ load, ofPrograms }, k) => (isProgram ? ofPrograms : load || k === 0));

/** The look that is chosen; the first where there isn't one of that name any more. */
export const lookOf = (label: string | undefined): StepLook =>
  looks.find((look) => look.label === label) ?? looks[0];
