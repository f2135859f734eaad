import type { Expression } from "../math/expressions/expression";
import type { Parameter, Settings } from "../math/parameter";

/** A rule that gives each epoch its learning rate. */
export interface Schedule {
  readonly id: string;
  readonly label: string;
  readonly parameters: readonly Parameter[];
  /**
   * The learning rate of the updates after so many epochs.
   * @param base the optimizer's learning rate, which the first epoch has
   * @param epoch epochs completed, from 0
   */
  rate(base: number, epoch: number, settings: Settings): number;
  /** The same written out. */
  expression(base: Expression, epoch: number, settings: Readonly<Record<string, Expression>>): Expression;
  /** As LaTeX, in η, the parameters, and e for the epochs completed. */
  readonly tex: string;
  readonly words: string;
}

/**
 * How the exported programs write it, one Python expression: in `base`, `epoch`, the parameters in snake case, and `cos` and
 * `pi` of the module math.
 */
export type ScheduleCode = string;
