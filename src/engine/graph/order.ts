import type { Expression } from "../math/expressions/expression";
import type { Fusion } from "../ops/loss/loss";
import type { Node } from "./node";

export type Phase = "forward" | "loss" | "backward" | "accumulate" | "update";

/** What a step does, in the words of the lesson. The last ones are a program's. */
export type StepKind =
  | "weightedSum"
  | "activation"
  | "exampleLoss"
  | "reduction"
  | "penalty"
  | "total"
  | "outputGradient"
  | "unitGradient"
  | "slopeGradient"
  | "parameterGradient"
  | "inputGradient"
  | "share"
  | "penaltyGradient"
  | "totalGradient"
  | "slot"
  | "update"
  | "value"
  | "adjoint"
  | "gradient"
  | "gradientShare"
  | "gradientTotal";

/**
 * In which order the numbers of a graph are found, and by which node's rule: what steps are made from. A list of rules for
 * the way there, and one for the way back.
 */
export interface GraphOrder {
  /** For each example. */
  readonly forward: readonly ValueRule[];
  /** The loss of an example. */
  readonly loss?: ValueRule;
  /** What makes one number of the examples' losses. */
  readonly totals: readonly ValueRule[];
  /** For each example. */
  readonly backward: readonly BackwardRule[];
  /** A network's parameters, in the order in which the gradients are found. */
  readonly parameters: readonly ParameterRule[];
  /** What an update changes, in that order. */
  readonly updates: readonly Pick<ParameterRule, "tensor" | "layer">[];
  /** What the losses of several examples are averaged to: "mean" or "weighted mean"; absent where they aren't. */
  readonly averages?: string;
}

/** What a plan has of a graph: how many examples, and every tensor's numbers. */
export interface Values {
  readonly batch: number;
  readonly values: readonly Float64Array[];
}

/** The numbers that a node computes. */
export interface ValueRule {
  readonly phase: Phase;
  readonly kind: StepKind;
  readonly node: Node;
  /** What it is called, and what it does in a sentence, where the operation doesn't say it. */
  readonly label?: string;
  readonly words?: string;
  /** Whether its sums are taken apart, term by term. */
  readonly isSum: boolean;
  /** Whether a kink that a number lies on is said. */
  readonly saysKinks?: boolean;
  /** Whether there is no such step where there is one example. */
  readonly onlyOfSeveral?: boolean;
  /** What stands for the gradient of its output, where the way back starts there. */
  readonly start?: (plan: Values, index: readonly number[]) => Expression;
  /** The tensor by whose name it goes where there is one example. */
  readonly ofOne?: number;
  /** Where the rule overflows, the node whose number the pass has. */
  readonly faithful?: Node;
  /** What is written instead of the operation's own rule. */
  readonly tex?: string;
  readonly rowsTex?: string;
}

export type BackwardRule = GradientRule | AdjointRule | GradientTotalRule | ParameterRule;

/** The gradient of one of a node's inputs, as far as it comes back through the node. */
export interface GradientRule {
  readonly find: "gradient";
  readonly kind: StepKind;
  readonly node: Node;
  readonly input: number;
  readonly isSum: boolean;
  /** What stands for the gradient of the node's output where the way back starts. */
  readonly start?: (plan: Values, index: readonly number[]) => Expression;
  /** The loss that has absorbed the node, an activation. */
  readonly fusion?: Fusion;
  /** The settings of the loss that the rule is of. */
  readonly settings?: Readonly<Record<string, number>>;
  /** Which use of a number that is used several times, 1-based. */
  readonly use?: number;
}

/** What the way back of an operation that is defined by an equation solves for first. */
export interface AdjointRule {
  readonly find: "adjoint";
  readonly node: Node;
  readonly start?: (plan: Values, index: readonly number[]) => Expression;
}

/** The sum of what comes back through all uses of a tensor. */
export interface GradientTotalRule {
  readonly find: "total";
  readonly tensor: number;
  readonly shares: readonly GradientRule[];
}

/** The gradient of a parameter of a layer, summed over the examples, and with the penalty's part. */
export interface ParameterRule {
  readonly find: "parameter";
  readonly tensor: number;
  /** 0-based; absent in a program. */
  readonly layer?: number;
  /** What it goes into, and as which input. */
  readonly node: Node;
  readonly input: number;
  /** Whether each number of the node's output has one of its own. */
  readonly onePerUnit: boolean;
  readonly penalty?: {
    readonly node: Node;
    readonly input: number;
    readonly settings: Readonly<Record<string, number>>;
  };
}
