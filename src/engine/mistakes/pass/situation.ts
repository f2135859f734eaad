import type { Recorded, RecordedNode } from "../../program/values/recorded";
import type { ChangedRule } from "./edge";

/** How a mistake is tried at one operation of a program's graph. */
export interface InProgram {
  /** Its index in the order in which mistakes are tried, the lowest first: of two that give the same numbers the first is told. */
  readonly rank: number;
  candidates(situation: Situation): Iterable<MistakenNumbers>;
}

/** What a claim would be with a mistake, and the mistake in words that end a sentence: "the factor … is missing". */
export interface MistakenNumbers {
  readonly numbers: ArrayLike<number>;
  readonly words: string;
}

/** A way back from what an operation makes to one of its inputs. */
export interface WayBack {
  readonly output: Recorded;
  readonly node: RecordedNode;
  readonly input: number;
}

/** A wrong claim, and what it can be compared with. Gradients are all exact, or all follow from the student's own numbers. */
export interface Situation {
  readonly variable: Recorded;
  /** The variable's true gradient. */
  readonly gradient: Float64Array;
  readonly claimed: Float64Array;
  /** By what the true gradient was multiplied, where that is one number. */
  readonly factor: number | undefined;
  /** The line's own text. */
  readonly text: string;
  /** The ways back between the variable and what the line reads, the nearest first. */
  readonly ways: readonly WayBack[];
  /** What lies behind functions of single numbers: an activation, also one that is written in several operations. */
  readonly bridges: readonly Bridge[];
  /** The variable's gradient with one way back by another rule. */
  withRule(way: WayBack, rule: ChangedRule): Float64Array;
  /** What a value is called: by its name, or by its text in the source. */
  name(value: Recorded): string;
  /** What the same name stood for later. */
  later(value: Recorded): readonly Recorded[];
}

/** A value further on with as many numbers, from which the gradient comes back number by number. */
export interface Bridge {
  readonly to: Recorded;
  readonly gradient: Float64Array;
  /** ∂to/∂variable, number by number. */
  readonly slope: Float64Array;
}

/** The operation's other inputs, by their indices. */
export const otherInputs = ({ node, input }: WayBack): readonly (readonly [number, Recorded])[] =>
  [...node.inputs.entries()].filter(([index]) => index !== input);

/** Whether an operation is a function of single numbers. */
export const isOfOne = ({ node, output }: WayBack): boolean =>
  node.inputs.length === 1 && node.inputs[0].data.length === output.data.length;
