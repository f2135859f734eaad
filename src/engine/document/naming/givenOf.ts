import { plainName } from "../../names/canonicalName";
import { elementIn, type Plain, plain } from "../../names/tensorRef";
import type { Path } from "../changes";
import type { NetworkDocument } from "../document";

/** A number that a network's document gives, and where. */
export interface GivenOf {
  /** Canonical name; `learningRate` for that. */
  readonly name: string;
  /** Nothing for the learning rate. */
  readonly of?: Plain;
  readonly path: Path;
}

/** The name of the optimizer's learning rate among given numbers. */
export const learningRateName = "learningRate";

export const exampleCount = ({ batch }: NetworkDocument): number => batch.inputs.length;

/**
 * The numbers that a name stands for: one, `W1[1,2]`, or all of a tensor, `W1`. Without `@n` an input or a target is that of
 * all examples, each by itself.
 */
export function givenOf(document: NetworkDocument, written: string): readonly GivenOf[] {
  return givenNumbers(document).filter((given) => isCalled(given, written));
}

function isCalled({ name, of }: GivenOf, written: string): boolean {
  if (name === written) return true;
  if (!of) return false;
  const { index, example } = of;
  const named = (indices: readonly number[], n?: number) => plainName(elementIn(of, indices, n));
  return (
    written === named([]) ||
    (example !== undefined && (written === named(index) || written === named([], example)))
  );
}

/** All numbers of a document that can be drawn, with their canonical names, in the order of the pass. */
function givenNumbers(document: NetworkDocument): readonly GivenOf[] {
  const { batch, layers } = document;
  const several = exampleCount(document) > 1;
  const all: GivenOf[] = [];
  const add = (base: string, layer: number | undefined, index: readonly number[], path: Path, n?: number) => {
    const of = plain(base, layer, index, n);
    all.push({ name: plainName(of), of, path });
  };
  batch.inputs.forEach((example, n) => {
    example.forEach((_, i) => {
      add("x", undefined, [i + 1], ["batch", "inputs", n, i], several ? n + 1 : undefined);
    });
  });
  layers.forEach(({ weights, bias, biasMode }, l) => {
    weights.forEach((row, j) => {
      row.forEach((_, i) => {
        add("W", l + 1, [j + 1, i + 1], ["layers", l, "weights", j, i]);
      });
    });
    bias.forEach((_, j) => {
      add("b", l + 1, biasMode === "shared" ? [] : [j + 1], ["layers", l, "bias", j]);
    });
  });
  batch.targets.forEach((example, n) => {
    example.forEach((_, k) => {
      add("t", undefined, [k + 1], ["batch", "targets", n, k], several ? n + 1 : undefined);
    });
  });
  all.push({ name: learningRateName, path: ["optimizer", "learningRate"] });
  return all;
}
