import type { Expression } from "../../math/expressions/expression";
import { type Parameter, type Settings, settingsOf } from "../../math/parameter";
import type { Shape } from "../../shape";
import { shapeText } from "../../shape";
import type { Op, Source } from "../op";
import type { Reason } from "../reason";
import type { Reduction } from "../reduction";

/** A loss: an op from outputs Y and targets T, both [K, batch], to one number per example, [batch]. */
export interface Loss {
  readonly id: string;
  /** As menus write it. */
  readonly label: string;
  /** The loss of one example as LaTeX, in y_k and t_k. */
  readonly tex: string;
  readonly words: string;
  readonly parameters: readonly Parameter[];
  /** @param settings a value for each parameter */
  create(settings: Settings, form?: LossForm): Op;
  readonly domain: Domain;
  /** What is wrong with the targets of one example, as a sentence; nothing where they are fine. */
  targetFault(targets: readonly number[]): string | undefined;
  readonly fusesWith?: {
    /** The activation's id. */
    readonly activation: string;
    create(settings: Settings, form?: LossForm): Fusion;
  };
  /** Where it is made of the squares of y − t: whether they are halved. */
  readonly squares?: { readonly halved: boolean };
  /** How the parts of an example's outputs usually become one; absent where there is but one way. */
  readonly overOutputs?: OverOutputs;
  /** Where it takes a weight for each class: what the mean over the batch then is. */
  readonly weightedMean?: (weights: readonly number[]) => Reduction;
  /** Whether it fits targets that are any numbers, too. */
  readonly regression?: boolean;
  /** How classes are written as targets and read from outputs; without it as `zeroOne`. */
  readonly classes?: ClassCode;
}

/** Whether a loss adds up its parts over the outputs of an example, or averages them, as PyTorch's losses do. */
export type OverOutputs = "sum" | "mean";

/** What a document may say of its loss beside the parameters; the usual where it doesn't. */
export interface LossForm {
  readonly overOutputs?: OverOutputs | undefined;
  /** The weight of each class, in the order of the outputs. */
  readonly weights?: readonly number[] | undefined;
}

/** What a loss takes; all numbers where nothing is said. */
export interface Domain {
  /** Outputs lie between these two, and touch neither. */
  readonly outputs?: readonly [number, number];
  /** The only targets there are, from small to large. */
  readonly targets?: readonly number[];
}

/** A loss as its file describes it; its name, formula and words are those of its operation. */
interface LossRule
  extends Pick<
      Loss,
      "label" | "fusesWith" | "squares" | "overOutputs" | "weightedMean" | "regression" | "classes"
    >,
    Partial<Pick<Loss, "parameters" | "domain">> {
  readonly op: Op | ((settings: Settings, form: LossForm) => Op);
}

/** A loss of its file's rule, with what the rule leaves out: no parameters, a domain of all numbers. */
export function loss({ op, parameters = [], domain = {}, ...rest }: LossRule): Loss {
  const create: Loss["create"] = (settings, form = {}) =>
    typeof op === "function" ? op(settings, form) : op;
  const { id, tex, words } = create(settingsOf(parameters));
  const targetFault = faultOf(rest.label, domain);
  return { id, tex: tex.forward, words, parameters, domain, targetFault, create, ...rest };
}

function faultOf(label: string, { targets: legal }: Domain): Loss["targetFault"] {
  return (targets) => {
    const wrong = legal ? targets.findIndex((target) => !legal.includes(target)) : -1;
    if (!legal || wrong < 0) return undefined;
    const list = legal.toReversed().join(" and ");
    return `target ${targets[wrong]} in place ${wrong + 1}: the ${label} loss takes targets of ${list}`;
  };
}

/** One output for each class, the largest wins; or a single output for two. */
export interface ClassCode {
  /** The targets of the wrong classes and of the right one; of a single output those of the first and second class. */
  readonly targets: readonly [number, number];
  /** A single output from here on means the second class; absent where the loss needs an output for each class. */
  readonly boundary?: number;
  /** The id of the activation that turns the outputs into probabilities, where the loss takes scores. */
  readonly probabilities?: string;
}

/** Targets of 0 and 1, and the boundary halfway. */
export const zeroOne: ClassCode = { targets: [0, 1], boundary: 0.5 };

/** How a loss absorbs the activation before it, so that huge scores neither overflow nor lose their gradient. */
export interface Fusion {
  /** The same loss as a function of the activation's input. */
  readonly logits: Op;
  /** The gradient at the activation's input, written in the activation's output Y. */
  gradient(
    Y: Source,
    T: Source,
    lossGradient: Source,
    index: readonly number[],
    shapes: readonly Shape[],
  ): Expression;
  /** The same for whole buffers, in Y and T; the targets decide its form. */
  tex(T: Source, outputs: number, batch: number): string;
  readonly words: string;
  /** Why that gradient is 0, by the output and its target; nothing where the two don't say it. */
  met(y: number, t: number, outputs: number): Reason | undefined;
}

/**
 * One loss for each example.
 * @param id of the loss, for the message
 * @throws Error where outputs and targets aren't as many, or not of as many examples
 */
export function lossShape(id: string, [Y, T]: readonly Shape[]): Shape {
  if (Y[0] !== T[0] || Y[1] !== T[1]) {
    throw new Error(
      `${id}: ${Y[0]} outputs and ${T[0]} targets don't go together (Y ${shapeText(Y)}, T ${shapeText(T)})`,
    );
  }
  return [Y[1]];
}
