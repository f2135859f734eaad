import type { Parameter, Settings } from "../math/parameter";
import type { Random } from "../random";
import type { PictureForm } from "./pictures/pictures";
import type { PackedPictures } from "./pictures/unpack";

/** Examples to train on: made, or kept with the page. */
export type Dataset = MadeSet | PictureSet;

interface Described {
  readonly id: string;
  readonly label: string;
  readonly task: "classification" | "regression";
  readonly parameters: readonly Parameter[];
  readonly words: string;
  /** How many numbers an example has. */
  readonly features: number;
  /** How many targets an example has; as many as there are classes. */
  outputs(settings: Settings): number;
  /** The accuracy of the best possible classifier, where it is known. */
  bestAccuracy?(settings: Settings): number;
}

/** A way to make examples. */
export interface MadeSet extends Described {
  /**
   * @param settings a value for each parameter
   * @param count how many examples
   */
  generate(settings: Settings, count: number, random: Random): Generated;
}

/** Pictures that come with the page, and are loaded when they are chosen. */
export interface PictureSet extends Described {
  readonly picture: PictureForm;
  /** How many there are. */
  readonly count: number;
  readonly classes: readonly string[];
  /** Loads them, packed. */
  load(): Promise<PackedPictures>;
}

export const isPictureSet = (dataset: Dataset): dataset is PictureSet => "picture" in dataset;

/** Examples row by row. */
export interface Generated {
  readonly count: number;
  /** How many numbers an example has. */
  readonly features: number;
  /** How many targets an example has; as many as there are classes. */
  readonly outputs: number;
  /** [count × features] */
  readonly inputs: Float64Array;
  /** [count × outputs]; a class is a 1 among zeros. */
  readonly targets: Float64Array;
}

/** Draws one example: its inputs. */
type Draw = (label: number) => readonly number[];

/** Examples of classes that take turns, which keeps them balanced. */
export function classified(features: number, classes: number, count: number, draw: Draw): Generated {
  const inputs = new Float64Array(features * count);
  const targets = new Float64Array(classes * count);
  for (let n = 0; n < count; n++) {
    const label = n % classes;
    inputs.set(draw(label), features * n);
    targets[classes * n + label] = 1;
  }
  return { count, features, outputs: classes, inputs, targets };
}

/** Examples of a function, evenly over (−1, 1) in each input. */
export function sampled(
  features: number,
  count: number,
  random: Random,
  target: (inputs: Float64Array) => number,
): Generated {
  const inputs = Float64Array.from({ length: features * count }, () => 2 * random() - 1);
  const targets = Float64Array.from({ length: count }, (_, n) =>
    target(inputs.subarray(features * n, features * (n + 1))),
  );
  return { count, features, outputs: 1, inputs, targets };
}

/** What most datasets have: how far points stray. */
export function noiseOf(meaning: string, standard: number): Parameter {
  return { name: "noise", symbol: "\\sigma", meaning, default: standard, minimum: 0, maximum: 2 };
}
