import type { Change } from "../../engine/document/changes";
import type { AnyDocument, ProgramDocument } from "../../engine/document/programDocument";
import type { Explanation } from "../../engine/explain/formula/explanation";
import type { GraphOutline } from "../../engine/graph/outline";
import type { Presentation, StepSize } from "../../engine/names/presentation";
import type { LoopShown } from "../../engine/program/run/results/shownPass";
import type { CallRange } from "../../engine/steps/calls";
import type { SummedAxes } from "../../engine/steps/summedAxes";
import type { Phase, PhaseRange, StepKind } from "../../engine/steps/trace";
import type { About, Answer, Question } from "./asked";
import type { ShownClaim } from "./shownClaim";

export type { About, Answer, Question } from "./asked";
export type { ShownClaim } from "./shownClaim";

/** What the page asks of the worker. Every command has a number, and every report names the command that it answers. */
export type Command =
  /**
   * Compute a pass over a document's batch and go to a step, by its index or by the quantity that it completes. The
   * document has been read, or is one of our own; where only some numbers differ from the one that was sent before, these
   * are sent instead.
   */
  | {
      readonly kind: "open";
      readonly id: number;
      readonly document?: AnyDocument;
      readonly changes?: readonly Change[] | undefined;
      /** Which command the frame has answered that the page has. */
      readonly framed?: number | undefined;
      readonly size: StepSize;
      readonly at: number | string;
      readonly presentation?: Presentation;
      /** Counts from 1; the last one where there aren't as many. */
      readonly example?: number | undefined;
    }
  /** Go to another step of the pass that is open, write the same one in another form, or show another example. */
  | {
      readonly kind: "step";
      readonly id: number;
      readonly index: number;
      readonly presentation?: Presentation;
      readonly example?: number;
      /** The steps that the page has ready. */
      readonly ready?: readonly number[];
      /** Whether this one was among them and is shown already: no report is needed of it. */
      readonly shown?: boolean;
    }
  /**
   * Show what the step and all numbers would be with some numbers of the open document changed, which itself stays as it
   * is. Each move counts from the open document, not from the move before.
   */
  | {
      readonly kind: "move";
      readonly id: number;
      readonly changes: readonly Change[];
      readonly index: number;
    }
  /**
   * Find out more about the pass that is open, or about the one that was moved last. Of several questions of one kind
   * only the newest is answered.
   */
  | { readonly kind: "ask"; readonly id: number; readonly question: Question; readonly moved: boolean };

export type Report =
  | {
      readonly kind: "opened";
      readonly id: number;
      /** Left out where it is the one that was to be opened. */
      readonly document?: AnyDocument | undefined;
      readonly size: StepSize;
      readonly count: number;
      readonly phases: readonly PhaseRange[];
      readonly step: ShownStep;
      /** Where numbers alone have changed, the values come without the names that the last frame had. */
      readonly frame?: Frame;
      readonly values?: Float64Array;
      /** What a program has beside its steps. */
      readonly program?: ProgramShown;
      /** Its calls and loops, as steps. */
      readonly calls?: readonly CallRange[] | undefined;
    }
  /** A program that doesn't run. */
  | {
      readonly kind: "refused";
      readonly id: number;
      readonly document: ProgramDocument;
      readonly fault: ProgramFaultShown;
    }
  /** The frame comes along where another example's numbers are shown now. */
  | { readonly kind: "step"; readonly id: number; readonly step: ShownStep; readonly frame?: Frame }
  /**
   * The values belong to the names of the last frame; where there are others by now, a whole frame comes instead. The next
   * move writes over them: whoever isn't sent a copy has to make one.
   */
  | {
      readonly kind: "moved";
      readonly id: number;
      readonly step: ShownStep;
      readonly values?: Float64Array;
      readonly frame?: Frame;
    }
  /**
   * The steps before and after the one that was asked for, but for those that the page has ready or that take another
   * frame. They come some time later, or not at all where something else is asked for first.
   */
  | { readonly kind: "beside"; readonly id: number; readonly steps: readonly ShownStep[] }
  | AnswerReport
  /** The question is about something that the pass no longer has: a newer one will follow. */
  | { readonly kind: "outdated"; readonly id: number }
  /** A fault of ours. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** What is wrong with a program, and where: lines and columns count from 1. */
export interface ProgramFaultShown {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the page shows of a program beside its steps. */
export interface ProgramShown {
  readonly outline: GraphOutline;
  /** The name of the number whose gradients are taken. */
  readonly of: string;
  /** The numbers of the program's variables whose gradients could be taken, where they are few: `loss`, `y[0]`. */
  readonly scalars: readonly string[];
  /** All of its variables that are numbers or arrays of them. */
  readonly variables: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    /** Whether an operation made it, by what is recorded. */
    readonly isComputed: boolean;
  }[];
  /** What it printed. */
  readonly prints: readonly string[];
  readonly notes: readonly string[];
  /** The loops that train, with the pass that is looked at: another one is the document's `pass`. */
  readonly training: readonly LoopShown[];
  /** The lines that claim to be gradients, in the order of execution. */
  readonly claims: readonly ShownClaim[];
}

/** How far a question has come, from 0 to 1, and with 1 its answer. */
export interface AnswerReport<Kind extends About = About> {
  readonly kind: "answer";
  readonly id: number;
  readonly about: Kind;
  readonly share: number;
  readonly question?: Question<Kind>;
  readonly answer?: Answer<Kind>;
}

/** One step, ready to be shown. */
export interface ShownStep {
  readonly index: number;
  readonly phase: Phase;
  readonly kind: StepKind;
  /** Canonical: `dL/dW2[1,1]` */
  readonly quantity: string;
  /** Whether it is measured on the scale of gradients. */
  readonly isDerivative?: boolean;
  /** A number, or a layer's numbers as a vector or as rows. */
  readonly value: number | readonly number[] | readonly (readonly number[])[];
  /** The names of its numbers, one after the other, where there are several. */
  readonly names?: readonly string[];
  /** 1-based; absent where the step belongs to the batch, or there is one example alone. */
  readonly example?: number;
  /** Whether it does all examples at once. */
  readonly together?: boolean;
  readonly term?: { readonly number: number; readonly of: number };
  readonly explanation: Explanation;
  /** The line of a program, from 1. */
  readonly line?: number;
  /** The operation whose rule it follows, by its index in the program's outline. */
  readonly operation?: number;
  /** Over which axes of what it reads its sums run, in a program. */
  readonly sums?: readonly SummedAxes[];
  /** The comment that stands beside it. */
  readonly caption?: string;
  /** What the formula is made of; `\htmlData{q=2}` in it marks `reads[2]`. Whole buffers have no value of their own. */
  readonly reads: readonly { readonly name: string; readonly value?: number }[];
}

/** All numbers that are there for one example, given and computed, and the step after which each is known. */
export interface Frame {
  /** 1-based */
  readonly example: number;
  readonly names: readonly string[];
  readonly values: Float64Array;
  /** −1 for what is given. */
  readonly steps: Int32Array;
}
