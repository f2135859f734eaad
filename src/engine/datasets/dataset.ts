import type { Parameter, Settings } from "../math/parameter";
import type { Random } from "../random";

/** A way to make examples to train on. */
export interface Dataset {
  readonly id: string;
  readonly label: string;
  readonly task: "classification" | "regression";
  readonly parameters: readonly Parameter[];
  readonly words: string;
  /**
   * @param settings a value for each parameter
   * @param count how many examples
   */
  generate(settings: Settings, count: number, random: Random): Generated;
}

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
