import type { GivenAnswer } from "../answer/answer";
import type { Formulas } from "../answer/formulas";
import { namesBias } from "../answer/namedQuantity";
import { significantDigits } from "../answer/writtenNumber";
import { agreesInDigits } from "../rounding/agreement";

/** What a single number is of those that belong in its place. */
export interface OneForAll {
  readonly names: readonly string[];
  /** Nothing where it isn't one that is known. */
  readonly made?: { readonly id: string; readonly label: string; readonly words: string } | undefined;
}

/** Digits at least that tell a sum of several numbers from any other number. */
const leastDigits = 3;

/** Looks whether the number is the sum of all those that belong there, their mean, or one of them. */
export function oneForAll({ number, insteadOf = [] }: GivenAnswer, { pass, find }: Formulas): OneForAll {
  const values = insteadOf.map((name) => find(name)?.exact ?? Number.NaN);
  const sum = values.reduce((total, value) => total + value, 0);
  const { batch, loss } = pass.document;
  const examples = batch.inputs.length;
  const units = insteadOf.slice(0, 1).every(namesBias) ? "units" : "weights";
  const withExamples = examples > 1 ? ", as well as over the examples" : "";
  const all = { id: "summedOverUnits", label: `summed over the ${units} too` };
  const averaged = { id: "summedOverUnits", label: `averaged over the ${units} too` };
  const known = [
    { value: sum, ...all, words: `it is the sum over all ${units}${withExamples}` },
    { value: sum / values.length, ...averaged, words: `it is the mean over all ${units}${withExamples}` },
    ...(examples > 1 && loss.reduction === "mean"
      ? [
          {
            value: sum * examples,
            ...all,
            words: `it is the sum over all ${units} and examples, without 1/${examples}`,
          },
        ]
      : []),
    ...values.map((value, k) => ({
      value,
      id: "oneTermOnly",
      label: "one of several numbers",
      words: `it is number ${k + 1} of them alone`,
    })),
  ];
  const made =
    significantDigits(number) < leastDigits
      ? undefined
      : known.find(({ value }) => agreesInDigits(value, number));
  return { names: insteadOf, made };
}
