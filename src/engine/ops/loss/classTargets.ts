import { evaluate } from "../../math/expressions/evaluate";
import {
  constant,
  difference,
  type Expression,
  number,
  product,
  quotient,
  sum,
} from "../../math/expressions/expression";
import { shortestNumber } from "../../math/format";
import type { Parameter, Settings } from "../../math/parameter";
import type { Source } from "../op";
import type { LossForm } from "./loss";

/** PyTorch's `label_smoothing`. */
export const labelSmoothing: Parameter = {
  name: "labelSmoothing",
  symbol: "\\varepsilon",
  meaning: "which part of each target is dealt out evenly to all classes",
  default: 0,
  minimum: 0,
  maximum: 1,
  since: 4,
};

/** The targets as cross-entropy takes them: smoothed, and times the weights of the classes. K is how many classes there are. */
export interface ClassTargets {
  /** Whether they are the targets as they are given. */
  readonly isPlain: boolean;
  /** Whether they add up to what the targets do, where that is 1. */
  readonly keepsSum: boolean;
  /** Target `t` of class `k`, from 0, smoothed alone. */
  smoothed(t: number, outputs: number): number;
  value(t: number, k: number, outputs: number): number;
  /** The same for the compiled kernels: 1 where anything is changed, ε, and the weight of each class. */
  numbers(outputs: number): readonly number[];
  expression(t: Expression, k: number, outputs: number): Expression;
  /** What those of example n add up to; nothing where that is 1. */
  total(T: Source, n: number, outputs: number): Expression | undefined;
  /** As LaTeX: one in t_k, and all of them in T. */
  readonly tex: { readonly one: string; readonly all: string };
  readonly settings: Readonly<Record<string, number>>;
  /** What one of them is: "the smoothed target". */
  readonly what: string;
  /** A sentence about each change of the targets, with a space before it. */
  readonly words: string;
}

const one = number(1);

/**
 * The targets of a loss of classes once they are smoothed and weighted.
 * @see PyTorch's CrossEntropyLoss: (1 − ε) t + ε / K, then times the weight of the class
 */
export function classTargets(
  { [labelSmoothing.name]: part = 0 }: Settings,
  { weights }: LossForm,
): ClassTargets {
  const smoothing = constant(labelSmoothing.symbol, part, labelSmoothing.name);
  const smoothed = (t: number, outputs: number) => (part === 0 ? t : (1 - part) * t + part / outputs);
  const expression = (t: Expression, k: number, outputs: number): Expression => {
    const each =
      part === 0 ? t : sum([product(difference(one, smoothing), t), quotient(smoothing, number(outputs))]);
    return weights ? product(constant(`\\omega_{${k + 1}}`, weights[k], "classWeight"), each) : each;
  };
  const inner = (t: string) => (part === 0 ? t : `((1 - \\varepsilon) ${t} + \\tfrac{\\varepsilon}{K})`);
  const column = weights && `\\begin{bmatrix} ${weights.map(shortestNumber).join(" \\\\ ")} \\end{bmatrix}`;
  const list = weights?.map((weight, k) => `ω${subscript(k + 1)} = ${shortestNumber(weight)}`).join(", ");
  return {
    isPlain: part === 0 && !weights,
    keepsSum: !weights,
    smoothed,
    value: (t, k, outputs) => (weights ? weights[k] * smoothed(t, outputs) : smoothed(t, outputs)),
    numbers: (outputs) =>
      part === 0 && !weights ? [0] : [1, part, ...(weights ?? Array<number>(outputs).fill(1))],
    expression,
    total(T, n, outputs) {
      const targets = Array.from({ length: outputs }, (_, k) => T([k, n]));
      if (!weights && evaluate(sum(targets)) === 1) return undefined;
      return sum(targets.map((t, k) => expression(t, k, outputs)));
    },
    tex: {
      one: `${weights ? "\\omega_k " : ""}${inner("t_k")}`,
      all: `${column ? `${column} \\odot ` : ""}${inner("T")}`,
    },
    settings: part === 0 ? {} : { [labelSmoothing.symbol]: part },
    what: `the ${part === 0 ? "" : "smoothed "}target${weights ? " times the weight of its class" : ""}`,
    words: [
      part === 0 ? "" : " Of each target the part ε is dealt out evenly to the K classes.",
      list === undefined ? "" : ` Each class has its weight: ${list}.`,
    ].join(""),
  };
}

const subscript = (number: number) =>
  String(number).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
