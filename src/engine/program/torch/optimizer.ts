import { itemsOf } from "../arrays/items";
import { Arguments, plainNumber } from "../functions/function";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import { write } from "../tape/writing";
import { copyOf } from "../values/buffers";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Dict, Float, FunctionValue, LibraryObject, List, type Value } from "../values/value";
import { clearGradient } from "./module";

/** One step of one weight array: changes `weights` in place. */
type Step = (
  weights: Float64Array,
  gradient: Float64Array,
  slots: Float64Array[],
  rate: number,
  count: number,
) => void;

/** The settings of a parameter group as they are: a program may change them between steps. */
class Settings {
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

class Optimizer extends LibraryObject {
  readonly typeName: string;
  private readonly machine: Machine;
  private readonly parameters: readonly NDArray[];
  private readonly make: (settings: Settings) => Step;
  /** What is kept for each parameter, as PyTorch names it. */
  private readonly state = new Dict();
  private readonly slotNames: readonly string[];
  private readonly settings = new Dict();

  constructor(
    machine: Machine,
    typeName: string,
    parameters: readonly NDArray[],
    settings: ReadonlyMap<string, Value>,
    make: (settings: Settings) => Step,
    slotNames: readonly string[],
  ) {
    super();
    this.slotNames = slotNames;
    this.state.missing = () => new Dict();
    this.machine = machine;
    this.typeName = typeName;
    this.parameters = parameters;
    this.make = make;
    for (const [key, value] of settings) this.settings.entries.set(`s${key}`, { key, value });
  }

  attribute(name: string): Value | undefined {
    switch (name) {
      case "zero_grad":
        return new FunctionValue(name, (positional, keywords) => {
          for (const tensor of this.parameters)
            if ((positional[0] ?? keywords.get("set_to_none")) === true) tensor.grad = null;
            else clearGradient(tensor);
          return null;
        });
      case "step":
        return new FunctionValue(name, () => {
          this.update();
          return null;
        });
      case "state":
        return this.state;
      case "param_groups":
        return new List([this.settings]);
      default:
        return undefined;
    }
  }

  private update(): void {
    this.machine.updated(this, "step");
    const settings = new Settings(this.settings);
    const rate = settings.number("lr", Number.NaN);
    const step = this.make(settings);
    for (const tensor of this.parameters) {
      if (!tensor.grad) continue;
      this.machine.budget.spend(tensor.size);
      const weights = copyOf(numbersOf(tensor));
      const own = this.stateOf(tensor);
      const slots = this.slotsIn(own);
      const earlier = own.entries.get("sstep")?.value;
      const count = earlier === undefined ? 1 : plainNumber(earlier, "step") + 1;
      step(weights, numbersOf(tensor.grad), slots, rate, count);
      for (const [k, slot] of slots.entries())
        this.keep(own, this.slotNames[k], arrayOf(slot, tensor.shape, tensor.dtype, "tensor"));
      this.keep(own, "step", arrayOf(Float64Array.of(count), [], "float32", "tensor"));
      const { tape } = this.machine;
      const before = tape.isRecording;
      tape.isRecording = false;
      write(tape, tensor, arrayOf(weights, tensor.shape, tensor.dtype, "tensor"));
      tape.isRecording = before;
    }
  }

  private stateOf(tensor: NDArray): Dict {
    const known = this.state.entries.get(tensor)?.value;
    if (known instanceof Dict) return known;
    const made = new Dict();
    this.state.entries.set(tensor, { key: tensor, value: made });
    return made;
  }

  /** Copies of what is kept; fewer than there are names where nothing is yet. */
  private slotsIn(own: Dict): Float64Array[] {
    const slots: Float64Array[] = [];
    for (const name of this.slotNames) {
      const kept = own.entries.get(`s${name}`)?.value;
      if (!(kept instanceof NDArray)) break;
      slots.push(copyOf(numbersOf(kept)));
    }
    return slots;
  }

  private keep(own: Dict, name: string, value: NDArray): void {
    own.entries.set(`s${name}`, { key: name, value });
  }

  text(): string {
    return `${this.typeName} (\nParameter Group 0\n    lr: ${this.machine.repr(this.settings.entries.get("slr")?.value ?? null)}\n)`;
  }
}

/** W ← W − η v, v ← μ v + g, as PyTorch has it. */
function descent(given: Settings): Step {
  const momentum = given.number("momentum", 0);
  const dampening = given.number("dampening", 0);
  const decay = given.number("weight_decay", 0);
  const isNesterov = given.isTrue("nesterov");
  return (weights, gradient, slots, rate) => {
    const isFirst = slots.length === 0;
    if (isFirst && momentum !== 0) slots.push(new Float64Array(weights.length));
    for (let k = 0; k < weights.length; k++) {
      let g = gradient[k] + decay * weights[k];
      if (momentum !== 0) {
        slots[0][k] = isFirst ? g : momentum * slots[0][k] + (1 - dampening) * g;
        g = isNesterov ? g + momentum * slots[0][k] : slots[0][k];
      }
      weights[k] -= rate * g;
    }
  };
}

/** @see Kingma & Ba 2015; `isDecoupled` as in AdamW. */
function adam(given: Settings, isDecoupled: boolean, machine: Machine): Step {
  const betas = given.given("betas");
  const [b1, b2] =
    betas === undefined ? [0.9, 0.999] : itemsOf(machine, betas).map((value) => plainNumber(value, "betas"));
  const epsilon = given.number("eps", 1e-8);
  const decay = given.number("weight_decay", isDecoupled ? 0.01 : 0);
  return (weights, gradient, slots, rate, count) => {
    if (slots.length === 0) slots.push(new Float64Array(weights.length), new Float64Array(weights.length));
    const [m, v] = slots;
    for (let k = 0; k < weights.length; k++) {
      if (isDecoupled) weights[k] *= 1 - rate * decay;
      const g = isDecoupled ? gradient[k] : gradient[k] + decay * weights[k];
      m[k] = b1 * m[k] + (1 - b1) * g;
      v[k] = b2 * v[k] + (1 - b2) * g * g;
      const root = Math.sqrt(v[k]) / Math.sqrt(1 - b2 ** count) + epsilon;
      weights[k] -= ((rate / (1 - b1 ** count)) * m[k]) / root;
    }
  };
}

function rootMeanSquare(given: Settings): Step {
  const [alpha, epsilon, decay, momentum] = [
    given.number("alpha", 0.99),
    given.number("eps", 1e-8),
    given.number("weight_decay", 0),
    given.number("momentum", 0),
  ];
  return (weights, gradient, slots, rate) => {
    if (slots.length === 0) slots.push(new Float64Array(weights.length), new Float64Array(weights.length));
    const [mean, velocity] = slots;
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k] + decay * weights[k];
      mean[k] = alpha * mean[k] + (1 - alpha) * g * g;
      const step = g / (Math.sqrt(mean[k]) + epsilon);
      velocity[k] = momentum * velocity[k] + step;
      weights[k] -= rate * (momentum > 0 ? velocity[k] : step);
    }
  };
}

function adaptive(given: Settings): Step {
  const [epsilon, decay] = [given.number("eps", 1e-10), given.number("weight_decay", 0)];
  return (weights, gradient, slots, rate) => {
    if (slots.length === 0) slots.push(new Float64Array(weights.length));
    const [total] = slots;
    for (let k = 0; k < weights.length; k++) {
      const g = gradient[k] + decay * weights[k];
      total[k] += g * g;
      weights[k] -= (rate * g) / (Math.sqrt(total[k]) + epsilon);
    }
  };
}

const rules: Readonly<
  Record<
    string,
    {
      signature: string;
      rate: number | undefined;
      slots: readonly string[];
      make: (given: Settings, machine: Machine) => Step;
    }
  >
> = {
  SGD: {
    signature: "params lr momentum dampening weight_decay nesterov",
    rate: undefined,
    slots: ["momentum_buffer"],
    make: descent,
  },
  Adam: {
    signature: "params lr betas eps weight_decay amsgrad",
    rate: 1e-3,
    slots: ["exp_avg", "exp_avg_sq"],
    make: (given, machine) => adam(given, false, machine),
  },
  AdamW: {
    signature: "params lr betas eps weight_decay amsgrad",
    rate: 1e-3,
    slots: ["exp_avg", "exp_avg_sq"],
    make: (given, machine) => adam(given, true, machine),
  },
  RMSprop: {
    signature: "params lr alpha eps weight_decay momentum centered",
    rate: 1e-2,
    slots: ["square_avg", "momentum_buffer"],
    make: rootMeanSquare,
  },
  Adagrad: {
    signature: "params lr lr_decay weight_decay initial_accumulator_value eps",
    rate: 1e-2,
    slots: ["sum"],
    make: adaptive,
  },
};

/** `torch.optim.SGD` and the others, as what makes one. */
export function optimizerByName(machine: Machine, name: string): Value | undefined {
  if (!Object.hasOwn(rules, name)) return undefined;
  const { signature, rate, slots, make } = rules[name];
  return new FunctionValue(
    name,
    (positional, keywords) => {
      const given = new Arguments({ machine, library: "torch", name, positional, keywords }, signature);
      if (rate === undefined && given.given("lr") === undefined)
        throw new ProgramFault(`${name}: the learning rate lr is missing`);
      if (given.isTrue("amsgrad") || given.isTrue("centered"))
        throw new ProgramFault(`${name}: amsgrad and centered aren't known here`);
      const parameters = itemsOf(machine, given.require("params")).map((value) => {
        if (value instanceof NDArray && value.kind === "tensor") return value;
        throw new ProgramFault(`${name} takes a list of tensors`);
      });
      if (parameters.length === 0) throw new ProgramFault(`${name}: there are no parameters`);
      const settings = new Map<string, Value>([["lr", new Float(rate ?? 0)]]);
      for (const setting of signature.split(" ").slice(1)) {
        const value = given.given(setting);
        if (value !== undefined) settings.set(setting, value);
      }
      return new Optimizer(machine, name, parameters, settings, (now) => make(now, machine), slots);
    },
    name,
  );
}
