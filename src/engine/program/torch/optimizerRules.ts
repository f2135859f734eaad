import { itemsOf } from "../arrays/items";
import { plainNumber } from "../functions/function";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import type { Dict, Value } from "../values/value";

/** One step of one weight array: changes `weights` in place. */
export type OptimizerStep = (
  weights: Float64Array,
  gradient: Float64Array,
  slots: Slots,
  rate: number,
  count: number,
) => void;

/** What is kept for a parameter from step to step, as PyTorch names it. */
export class Slots {
  readonly kept: Map<string, Float64Array>;
  private readonly size: number;

  constructor(kept: Map<string, Float64Array>, size: number) {
    this.kept = kept;
    this.size = size;
  }

  /** What is kept under a name, to be changed in place. @param start the number that it begins with */
  of(name: string, start = 0): Float64Array {
    const known = this.kept.get(name);
    if (known) return known;
    const made = new Float64Array(this.size).fill(start);
    this.kept.set(name, made);
    return made;
  }
}

/** The settings of a parameter group as they are: a program may change them between steps. */
export class RuleSettings {
  private readonly dict: Dict;

  constructor(dict: Dict) {
    this.dict = dict;
  }

  given(name: string): Value | undefined {
    return this.dict.entries.get(`s${name}`)?.value;
  }

  number(name: string, usual: number): number {
    const value = this.given(name);
    return value === undefined ? usual : plainNumber(value, name);
  }

  isTrue(name: string): boolean {
    return this.given(name) === true;
  }
}

/** W ← W − η v, v ← μ v + g, as PyTorch has it. */
function descent(given: RuleSettings): OptimizerStep {
  const momentum = given.number("momentum", 0);
  const dampening = given.number("dampening", 0);
  const decay = given.number("weight_decay", 0);
  const isNesterov = given.isTrue("nesterov");
  if (isNesterov && (momentum === 0 || dampening !== 0))
    throw new ProgramFault("SGD: nesterov needs a momentum and no dampening", undefined, {
      type: "ValueError",
      text: "Nesterov momentum requires a momentum and zero dampening",
    });
  return (weights, gradient, slots, rate) => {
    const isFirst = !slots.kept.has("momentum_buffer");
    const velocity = momentum === 0 ? undefined : slots.of("momentum_buffer");
    for (let k = 0; k < weights.length; k++) {
      let g = gradient[k] + decay * weights[k];
      if (velocity) {
        velocity[k] = isFirst ? g : momentum * velocity[k] + (1 - dampening) * g;
        g = isNesterov ? g + momentum * velocity[k] : velocity[k];
      }
      weights[k] -= rate * g;
    }
  };
}

/** @see Kingma & Ba 2015; `isDecoupled` as in AdamW; amsgrad: Reddi, Kale & Kumar 2018. */
function adam(given: RuleSettings, isDecoupled: boolean, machine: Machine): OptimizerStep {
  const betas = given.given("betas");
  const [b1, b2] =
    betas === undefined ? [0.9, 0.999] : itemsOf(machine, betas).map((value) => plainNumber(value, "betas"));
  const epsilon = given.number("eps", 1e-8);
  const decay = given.number("weight_decay", isDecoupled ? 0.01 : 0);
  const isLargest = given.isTrue("amsgrad");
  return (weights, gradient, slots, rate, count) => {
    const [m, v] = [slots.of("exp_avg"), slots.of("exp_avg_sq")];
    const largest = isLargest ? slots.of("max_exp_avg_sq") : v;
    for (let k = 0; k < weights.length; k++) {
      if (isDecoupled) weights[k] *= 1 - rate * decay;
      const g = isDecoupled ? gradient[k] : gradient[k] + decay * weights[k];
      m[k] = b1 * m[k] + (1 - b1) * g;
      v[k] = b2 * v[k] + (1 - b2) * g * g;
      if (isLargest) largest[k] = Math.max(largest[k], v[k]);
      const root = Math.sqrt(largest[k]) / Math.sqrt(1 - b2 ** count) + epsilon;
      weights[k] -= ((rate / (1 - b1 ** count)) * m[k]) / root;
    }
  };
}

function rootMeanSquare(given: RuleSettings): OptimizerStep {
  const [alpha, epsilon, decay, momentum] = [
    given.number("alpha", 0.99),
    given.number("eps", 1e-8),
    given.number("weight_decay", 0),
    given.number("momentum", 0),
  ];
  const isCentered = given.isTrue("centered");
  return (weights, gradient, slots, rate) => {
    const squares = slots.of("square_avg");
    const velocity = momentum > 0 ? slots.of("momentum_buffer") : undefined;
    const mean = isCentered ? slots.of("grad_avg") : undefined;
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k] + decay * weights[k];
      squares[k] = alpha * squares[k] + (1 - alpha) * g * g;
      if (mean) mean[k] = alpha * mean[k] + (1 - alpha) * g;
      const spread = mean ? squares[k] - mean[k] * mean[k] : squares[k];
      let step = g / (Math.sqrt(spread) + epsilon);
      if (velocity) {
        velocity[k] = momentum * velocity[k] + step;
        step = velocity[k];
      }
      weights[k] -= rate * step;
    }
  };
}

function adaptive(given: RuleSettings): OptimizerStep {
  const [epsilon, decay, rateDecay, start] = [
    given.number("eps", 1e-10),
    given.number("weight_decay", 0),
    given.number("lr_decay", 0),
    given.number("initial_accumulator_value", 0),
  ];
  return (weights, gradient, slots, rate, count) => {
    const total = slots.of("sum", start);
    const now = rate / (1 + (count - 1) * rateDecay);
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k] + decay * weights[k];
      total[k] += g * g;
      weights[k] -= (now * g) / (Math.sqrt(total[k]) + epsilon);
    }
  };
}

/** What only says how PyTorch computes the same numbers. */
export const unheeded = "foreach fused capturable";

export const optimizerRules: Readonly<
  Record<
    string,
    {
      signature: string;
      rate: number | undefined;
      make: (given: RuleSettings, machine: Machine) => OptimizerStep;
    }
  >
> = {
  SGD: {
    signature: "params lr momentum dampening weight_decay nesterov maximize",
    rate: undefined,
    make: descent,
  },
  Adam: {
    signature: "params lr betas eps weight_decay amsgrad maximize",
    rate: 1e-3,
    make: (given, machine) => adam(given, false, machine),
  },
  AdamW: {
    signature: "params lr betas eps weight_decay amsgrad maximize",
    rate: 1e-3,
    make: (given, machine) => adam(given, true, machine),
  },
  RMSprop: {
    signature: "params lr alpha eps weight_decay momentum centered maximize",
    rate: 1e-2,
    make: rootMeanSquare,
  },
  Adagrad: {
    signature: "params lr lr_decay weight_decay initial_accumulator_value eps maximize",
    rate: 1e-2,
    make: adaptive,
  },
};
