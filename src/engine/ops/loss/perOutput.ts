import { constant, type Expression, number, product, sum } from "../../math/expressions/expression";
import type { Op } from "../op";
import type { Reason } from "../reason";
import { lossShape, type OverOutputs } from "./loss";

/** What a loss has to say that is a sum, or the mean, of one term per output. Output `k` is one of `outputs`, from 0. */
export interface PerOutput {
  readonly id: string;
  f(y: number, t: number, k: number, outputs: number): number;
  derivative(y: number, t: number, k: number, outputs: number): number;
  /** @param share a number, or of a mean that number over K */
  term(y: Expression, t: Expression, share: Share, k: number, outputs: number): Expression;
  slope(y: Expression, t: Expression, share: Share, k: number, outputs: number): Expression;
  readonly tex: LossTex;
  /** The letters in `tex` that stand for settings, as LaTeX, with their values. */
  readonly settings?: Readonly<Record<string, number>>;
  readonly words: string;
  /** Where the compiled kernels have it too: its name there, and its settings. */
  readonly kernel?: { readonly name: string; numbers?(outputs: number): readonly number[] };
  /** Signed distance to the kink, where the loss has one. */
  kink?(y: number, t: number): number;
  /** What has the kink, as sentences name it. */
  readonly kinkOf?: string;
  /** Why the slope is 0 at an output, or agreed upon. */
  reason?(y: number, t: number, outputs: number): Reason | undefined;
}

type Share = (above: number) => Expression;

/** LaTeX of an example's loss, in y_k and t_k, and of its gradient, in Y and T. */
interface LossTex {
  readonly forward: string;
  readonly gradient: string;
}

/** The formulas and the words of a loss that adds up over the outputs, and of the same as a mean. */
export interface LossTexts {
  readonly sum: LossTex & { readonly words: string };
  readonly mean: LossTex & { readonly words: string };
}

/** Those of one way. */
export function textsOf(texts: LossTexts, over: OverOutputs): Pick<PerOutput, "tex" | "words"> {
  const { words, ...tex } = texts[over];
  return { tex, words };
}

/** A fraction of K, the number of outputs; over a single one it is a whole number, which isn't written as a fraction. */
export const overOutputs = (above: number, outputs: number): Expression =>
  outputs === 1 ? number(above) : constant(`\\tfrac{${above}}{${outputs}}`, above / outputs);

/** A loss that treats each output alone: its parts are added up over the outputs, or averaged. */
export function perOutput(rule: PerOutput, over: OverOutputs = "sum"): Op {
  const divisor = (outputs: number) => (over === "mean" ? outputs : 1);
  const shareOf =
    (outputs: number): Share =>
    (above) =>
      over === "mean" ? overOutputs(above, outputs) : number(above);
  const { kernel } = rule;
  return {
    id: rule.id,
    inputs: ["Y", "T"],
    shape: (shapes) => lossShape(rule.id, shapes),
    forward(inputs, losses, shapes) {
      const Y = inputs[0],
        T = inputs[1],
        outputs = shapes[0][0],
        batch = shapes[0][1],
        parts = divisor(outputs);
      for (let n = 0; n < batch; n++) {
        let loss = 0;
        for (let k = 0, at = n; k < outputs; k++, at += batch)
          loss += rule.f(Y[at], T[at], k, outputs) / parts;
        losses[n] = loss;
      }
    },
    vjp(inputs, _losses, G, gradients, shapes) {
      const Y = inputs[0],
        T = inputs[1],
        dY = gradients[0],
        outputs = shapes[0][0],
        batch = shapes[0][1],
        parts = divisor(outputs);
      if (!dY) return;
      for (let k = 0; k < outputs; k++) {
        for (let n = 0; n < batch; n++) {
          const at = k * batch + n;
          dY[at] += G[n] * (rule.derivative(Y[at], T[at], k, outputs) / parts);
        }
      }
    },
    kernel: kernel && {
      name: kernel.name,
      numbers: ([[outputs]]) => [divisor(outputs), ...(kernel.numbers?.(outputs) ?? [])],
    },
    expression: ([Y, T], [n], [[outputs]]) =>
      sum(
        Array.from({ length: outputs }, (_, k) =>
          rule.term(Y([k, n]), T([k, n]), shareOf(outputs), k, outputs),
        ),
      ),
    gradient: ([Y, T], _losses, G, _input, [k, n], [[outputs]]) =>
      product(G([n]), rule.slope(Y([k, n]), T([k, n]), shareOf(outputs), k, outputs)),
    tex: { forward: rule.tex.forward, gradients: [rule.tex.gradient] },
    settings: rule.settings,
    words: rule.words,
    kinkOf: rule.kinkOf,
    kinks([Y, T], [[outputs, batch]], see) {
      if (!rule.kink) return;
      for (let k = 0; k < outputs * batch; k++) see(0, k, rule.kink(Y[k], T[k]));
    },
    reason: ([Y, T], losses, k) => rule.reason?.(Y[k], T[k], Y.length / losses.length),
    example: [
      [3, 2],
      [3, 2],
    ],
  };
}
