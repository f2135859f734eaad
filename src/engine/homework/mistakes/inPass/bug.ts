import type { NetworkDocument } from "../../../document/document";
import type { KnownMistake } from "../../../names/mistakes";
import type { Plan, Stage } from "../../../pass/plans/plan";

/** What an operation of the network is for. */
export type StageKind = "weightedSum" | "activation" | "loss" | "reduction" | "penalty";

/** A mistake that is made again and again when a gradient is worked out by hand or in code. */
export interface Bug {
  /** The file's name. */
  readonly id: string;
  /** The known mistake that is made throughout the pass. */
  readonly mistake: KnownMistake;
  readonly label: string;
  /** What the student did, in a sentence that begins with what was done. */
  readonly words: string;
  /** Whether it can make a difference in a network like this one. */
  applies(document: NetworkDocument): boolean;
  /** What is passed back differently, by kind of operation. Everything else is done right, with what it then gets. */
  readonly back?: { readonly [Kind in StageKind]?: (stage: Stage, way: Way) => void };
  /** What goes into the optimizer differently. No gradient check can see that. */
  readonly update?: {
    readonly gradient?: (gradient: number) => number;
    readonly learningRate?: number;
  };
}

/** The way back that a bug is on. */
export interface Way {
  readonly document: NetworkDocument;
  readonly plan: Plan;
  /** The same way with the whole batch; it differs from `plan` where one example's share is worked out. */
  readonly whole: Plan;
  /** 0-based layer of the operation; absent for losses and penalties. */
  readonly layer?: number;
}

/** Passes a stage's gradient back as its operation says. */
export function pullBack({ node, inputs, output, outputGradient, gradients, shapes, scratch }: Stage): void {
  node.op.vjp(inputs, output, outputGradient, gradients, shapes, scratch);
}
