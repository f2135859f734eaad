import type { GradientVerdict } from "../../engine/claims/claim/verdict";
import type { JudgedClaim } from "../../engine/claims/judgedClaim";
import { nameOf } from "../../engine/names/canonicalName";
import { gradientOf } from "../../engine/names/quantity";
import { elementIn } from "../../engine/names/tensorRef";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { indexAt } from "../../engine/shape";

/** A line that claims to be a gradient, judged. */
export interface ShownClaim {
  readonly line: number;
  readonly name: string;
  /** The variable's name. */
  readonly of: string;
  readonly verdict: GradientVerdict;
  /** The first of its numbers, and the true ones. */
  readonly claimed: Float64Array;
  readonly gradient: Float64Array;
  /** Of what is claimed, and of the variable. */
  readonly shape: readonly number[];
  readonly ofShape: readonly number[];
  /** The variable's name in the outline, and the number of its gradient, by canonical name, that is furthest off. */
  readonly value?: string;
  readonly quantity?: string;
  /** What is wrong, in words that end a sentence, where that is known; of a convention, which. */
  readonly words?: string;
  /** Of a helper's line, where the mistake was made: the claim into which its value goes. The numbers are that claim's. */
  readonly goesInto?: string;
}

/** So many numbers of a claimed gradient are sent, to be shown beside the true ones. */
const mostShown = 12;

/** A judged claim as the page shows it. @param pass of the program whose claim it is */
export function shownClaim(
  { line, name, of, verdict, words, cause, goesInto, gradient, claimed, variable }: JudgedClaim,
  { graph }: ProgramPass,
): ShownClaim {
  const ref = graph.tensors[graph.recorded.indexOf(variable)]?.ref;
  const said = cause?.words ?? words;
  return {
    line,
    name,
    of,
    verdict,
    claimed: claimed.data.slice(0, mostShown),
    gradient: gradient.slice(0, mostShown),
    shape: claimed.shape,
    ofShape: variable.shape,
    ...(ref && {
      value: ref.base,
      quantity: nameOf(
        gradientOf(elementIn(ref, indexAt(furthest(claimed.data, gradient), variable.shape)), graph.lossName),
      ),
    }),
    ...(said !== undefined && { words: said }),
    ...(goesInto !== undefined && { goesInto }),
  };
}

/** Which number is furthest off; the first where there are others, or none is. */
function furthest(claimed: Float64Array, gradient: Float64Array): number {
  if (claimed.length !== gradient.length) return 0;
  const off = gradient.map((number, k) => Math.abs(number - claimed[k]));
  return Math.max(0, off.indexOf(Math.max(...off)));
}
