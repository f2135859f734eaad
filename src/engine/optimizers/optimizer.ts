import type { Expression } from "../math/expressions/expression";
import type { Parameter, Settings } from "../math/parameter";

/** A rule that turns a gradient into a change of the parameters. */
export interface Optimizer {
  readonly id: string;
  readonly label: string;
  /** Beside the learning rate, which all of them have. */
  readonly parameters: readonly Parameter[];
  /** The learning rate that PyTorch's optimizer has by itself, where it is one that is mostly taken. */
  readonly usualRate?: number;
  /** What it remembers for each parameter, by letter; all start at 0. */
  readonly slots: readonly string[];
  /**
   * One step, written in place into `weights` and `slots`.
   * @param weights any number of parameters
   * @param gradient of the whole loss, one number for each parameter
   * @param slots one buffer for each letter of `slots`, as long as `weights`
   * @param settings the learning rate and the values of `parameters`
   * @param step counts from 1
   * @throws RangeError if `step` < 1, where the rule counts steps
   */
  update(
    weights: Float64Array,
    gradient: Float64Array,
    slots: readonly Float64Array[],
    settings: Settings,
    step: number,
  ): void;
  /** Where the compiled kernels have it too: its name there, and which of its parameters it takes, in its order. */
  readonly kernel?: { readonly name: string; readonly settings: readonly string[] };
  /** The same step for one parameter, written out. */
  rule(of: OneParameter): UpdateRule;
  /** The new slots and the new parameter as LaTeX, in w, g, η and the slots. */
  readonly tex: { readonly slots: readonly string[]; readonly weight: string };
  readonly words: string;
  /** What each slot holds, in a sentence. */
  readonly slotWords: readonly string[];
  /** What can move a parameter against its gradient, or without one; absent where nothing can. */
  readonly memory?: string;
}

export interface OneParameter {
  readonly weight: Expression;
  readonly gradient: Expression;
  /** The slots before the step. */
  readonly slots: readonly Expression[];
  /** The learning rate and the parameters, by name. */
  readonly settings: Readonly<Record<string, Expression>>;
  readonly step: number;
}

export interface UpdateRule {
  /** The slots after the step, in their order. */
  readonly slots: readonly Expression[];
  /** The parameter after the step, from the new slots. */
  weight(slots: readonly Expression[]): Expression;
}

/**
 * How the exported programs write an optimizer: the export `code` beside it. Python, in `w`, `g`, the slots by their
 * letters, `k` the number of the step, and `learning_rate` and the parameters in snake case.
 */
export interface OptimizerCode {
  readonly numpy: {
    /** The new slots, each from the old ones. */
    readonly slots: readonly string[];
    /** The new parameter, from the new slots. */
    readonly weight: string;
  };
  /** Makes `optimizer` for the list `parameters`, one statement to a line. */
  readonly pytorch: string;
  /** Whether that holds for one step alone, or for one learning rate: a whole run is then written with the rule itself. */
  readonly oneStep?: true;
  /** What it has of a parameter after `k` steps, in the letters of the slots: the keywords of `optimizer.state`. */
  readonly pytorchState: string;
}

/** What every optimizer has. */
export const learningRate: Parameter = {
  name: "learningRate",
  symbol: "\\eta",
  meaning: "how far one step goes",
  default: 0.1,
  minimum: 0,
};
