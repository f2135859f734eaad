import type { KnownMistake } from "../../../names/mistakes";
import type { Recorded, RecordedNode } from "../../tape/recorded";
import type { ChangedRule } from "../adjoints";

/** A way back from what an operation makes to one of its inputs. */
export interface WayBack {
  readonly output: Recorded;
  readonly node: RecordedNode;
  readonly input: number;
}

/** A wrong claim, and what it can be compared with. Gradients are those of one world: the exact one, or that of the student's own numbers. */
export interface Situation {
  readonly variable: Recorded;
  /** The variable's true gradient. */
  readonly gradient: Float64Array;
  readonly claimed: Float64Array;
  /** The line's own text. */
  readonly text: string;
  /** The ways back between the variable and what the line reads, the nearest first. */
  readonly ways: readonly WayBack[];
  /** The variable's gradient with one way back by another rule. */
  withRule(way: WayBack, rule: ChangedRule): Float64Array;
  /** The gradient of another value. */
  gradientOf(value: Recorded): Float64Array;
  /** What a value is called: by its name, or by its text in the source. */
  name(value: Recorded): string;
  /** What the same name stood for later. */
  later(value: Recorded): readonly Recorded[];
}

/** What a claim would be with a mistake, and the mistake in words that end a sentence: "the factor … is missing". */
export interface Candidate {
  readonly numbers: ArrayLike<number>;
  readonly words: string;
  /** Where it is another one than the mistake's own. */
  readonly mistake?: KnownMistake;
}

/** A mistake that backward passes are known to have. */
export interface ClaimMistake {
  readonly id: KnownMistake;
  candidates(situation: Situation): Iterable<Candidate>;
}
