import type { QuantityFormula } from "../mistakes/formula/formula";
import type { GivenAnswer } from "./answer/answer";
import type { AnswerVerdict } from "./answer/judgement";
import type { CauseCandidate } from "./causes/candidates";
import type { OneForAll } from "./causes/oneForAll";
import type { Slip } from "./causes/slips";
import type { RoundingPath } from "./rounding/roundingPath";

/** What was found about one answer. */
export interface AnswerFinding {
  readonly answer: GivenAnswer;
  readonly formula: QuantityFormula;
  readonly verdict: AnswerVerdict;
  /** What the student's own earlier numbers lead to. */
  readonly expected: number;
  /** The wrong numbers that it follows from, written down or not. */
  readonly from: readonly string[];
  readonly roundingPath?: RoundingPath | undefined;
  /** Right but for float32's rounding. */
  readonly isFloat32?: boolean;
  /** Where it is wrong: what may have gone wrong, the likeliest first; nothing where nothing fits. */
  readonly candidates: readonly CauseCandidate[];
  /** Whether the first of them is shown by the digits, or by several numbers, and not one that would fit. */
  readonly isShown?: boolean;
  readonly slip?: Slip | undefined;
  /** One example's right share where the sum belongs; `formula` and `expected` are then the sum's, or mean's. */
  /** One number where several belong. */
  readonly instead?: OneForAll | undefined;
  readonly unsummed?: "sum" | "mean" | undefined;
}
