import type { NetworkDocument } from "../../document/document";
import type { Plan, Stage } from "../../pass/plans/plan";
import type { ChangedRule } from "./edge";

/** What an operation of the network is for. */
export type StageKind = "weightedSum" | "activation" | "loss" | "reduction" | "penalty";

/** How a mistake is made throughout a network's backward pass. */
export interface InNetwork {
  /** Which of several ways to make it: the id of the way is the mistake's, a point and this. */
  readonly way?: string;
  /** Its place in the menu, the lowest first. */
  readonly rank: number;
  readonly label: string;
  /** What the student did, in a sentence that begins with what was done. */
  readonly words: string;
  /** Whether it can make a difference in a network like this one. */
  applies(document: NetworkDocument): boolean;
  /** What is passed back differently. Everything else is done right, with what it then gets. */
  readonly back?: ChangedBack;
  /** What goes into the optimizer differently. No gradient check can see that. */
  readonly update?: {
    readonly gradient?: (gradient: number) => number;
    readonly learningRate?: number;
  };
}

/** What operations of one kind pass back differently. */
export interface ChangedBack {
  readonly at: StageKind;
  /** The indices of the inputs whose gradients are others; all where it isn't said. */
  readonly toward?: readonly number[];
  /** In which layers; in all where it isn't said. */
  isThere?(operation: BackwardOperation): boolean;
  rule(operation: BackwardOperation): ChangedRule;
  /** What is added beside, to gradients of what isn't among the inputs. */
  beside?(operation: BackwardOperation): void;
}

/** An operation on a network's way back. */
export interface BackwardOperation {
  readonly stage: Stage;
  readonly document: NetworkDocument;
  readonly plan: Plan;
  /** The same plan with the whole batch; it differs from `plan` where one example's share is worked out. */
  readonly whole: Plan;
  /** 0-based layer of the operation; absent for losses and penalties. */
  readonly layer?: number;
}

/** The indices of the weighted sum's inputs: W, X and b. */
export const weightsIndex = 0;
export const inputIndex = 1;
export const biasIndex = 2;
