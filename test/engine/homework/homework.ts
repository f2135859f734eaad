import type { NetworkDocument } from "../../../src/engine/document/document";
import type { GivenAnswer } from "../../../src/engine/homework/answer/answer";
import { createFormulas, type Formulas } from "../../../src/engine/homework/answer/formulas";
import { writtenNumber } from "../../../src/engine/homework/answer/writtenNumber";
import type { Context } from "../../../src/engine/mistakes/formula/trial";
import { type Pass, runPass } from "../../../src/engine/pass/pass";
import { createRandom } from "../../../src/engine/random";
import { read } from "../../documents";

/** Made-up homework: random networks, and numbers written down as students write them. */
export class Homework {
  readonly document: NetworkDocument;
  readonly pass: Pass;
  readonly formulas: Formulas;
  private readonly random: () => number;

  /** @param document where it isn't to be made up */
  constructor(seed: number, document?: NetworkDocument) {
    this.random = createRandom(seed);
    this.document = document ?? this.network();
    this.pass = runPass(this.document);
    this.formulas = createFormulas(this.pass);
  }

  get context(): Context {
    return {
      document: this.document,
      quantity: (name) => {
        const formula = this.formulas.find(name);
        return formula && { kind: "quantity", name, value: formula.exact };
      },
      formula: (name) => this.formulas.find(name),
    };
  }

  /** What the pass computes, in its order. */
  get names(): string[] {
    return this.formulas.names.filter((name) => this.formulas.find(name)?.kind !== "given");
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)];
  }

  /** A way to round: to some decimals or significant digits. */
  rounding(least: number): { keep(value: number): number; text(value: number): string } {
    const digits = this.between(least, 6);
    return this.chance(0.5)
      ? { keep: (value) => Number(value.toFixed(digits)), text: (value) => value.toFixed(digits) }
      : { keep: (value) => Number(value.toPrecision(digits)), text: (value) => significant(value, digits) };
  }

  /** Some of the numbers, written down. */
  written(share: number, names: readonly string[], text: (name: string) => string): GivenAnswer[] {
    return names
      .filter(() => this.chance(share))
      .flatMap((quantity) => {
        const number = writtenNumber(text(quantity));
        return number ? [{ quantity, label: quantity, number }] : [];
      });
  }

  private network(): NetworkDocument {
    const number = () => this.between(-100, 100) / 100 || 0.37;
    const inputs = this.pick([2, 2, 3]);
    const depth = this.pick([1, 2, 2, 2, 3]);
    const batch = this.pick([1, 1, 1, 2, 3]);
    const loss = this.pick([
      "halfSquaredError",
      "halfSquaredError",
      "meanSquaredError",
      "binaryCrossEntropy",
      "crossEntropy",
    ]);
    const last = {
      crossEntropy: ["softmax"],
      binaryCrossEntropy: ["sigmoid"],
    }[loss] ?? ["sigmoid", "identity", "tanh"];
    let before = inputs;
    const layers = list(depth, (l) => {
      const isLast = l === depth - 1;
      const units = this.between(isLast ? (loss === "binaryCrossEntropy" ? 1 : 2) : 2, isLast ? 3 : 4);
      const biasMode = this.pick(["perUnit", "perUnit", "shared", "none"]);
      const inputsHere = before;
      before = units;
      return {
        units,
        activation: this.pick(isLast ? last : ["sigmoid", "tanh", "relu", "sigmoid"]),
        biasMode,
        weights: list(units, () => list(inputsHere, number)),
        bias: list({ perUnit: units, shared: 1, none: 0 }[biasMode] ?? 0, number),
        ...(this.chance(0.15) && { penalty: { l1: 0.01, l2: 0.03 } }),
      };
    });
    const right = () => this.between(0, before - 1);
    const target = () => {
      const c = right();
      if (loss === "crossEntropy") return list(before, (k) => (k === c ? 1 : 0));
      return list(before, () =>
        loss === "binaryCrossEntropy" ? this.between(0, 1) : this.between(0, 100) / 100,
      );
    };
    return read({
      format: "backprop-workbench",
      version: 1,
      title: "homework",
      inputs,
      layers,
      loss: { type: loss, reduction: this.pick(["sum", "mean"]) },
      optimizer: this.chance(0.85)
        ? { type: "sgd", learningRate: this.pick([0.5, 0.1, 0.05]) }
        : { type: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      batch: { inputs: list(batch, () => list(inputs, number)), targets: list(batch, target) },
    });
  }
}

const list = <Item>(length: number, item: (index: number) => Item): Item[] =>
  Array.from({ length }, (_, index) => item(index));

/** To that many significant digits, trailing zeros written out. */
function significant(value: number, digits: number): string {
  if (value !== 0 && Math.abs(value) < 1e-6) return value.toExponential(digits - 1);
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.max(0, Math.min(20, digits - 1 - exponent)));
}
