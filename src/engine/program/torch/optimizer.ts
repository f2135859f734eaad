import { itemsOf } from "../arrays/items";
import { Arguments, plainNumber } from "../functions/function";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { write } from "../tape/writing";
import { copyOf } from "../values/buffers";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Dict, Float, FunctionValue, LibraryObject, List, type Value } from "../values/value";
import { clearGradient } from "./module";
import { type OptimizerStep, optimizerRules, RuleSettings, Slots, unheeded } from "./optimizerRules";

class TorchOptimizer extends LibraryObject {
  readonly typeName: string;
  private readonly machine: Machine;
  private readonly parameters: readonly NDArray[];
  private readonly make: (settings: RuleSettings) => OptimizerStep;
  /** What is kept for each parameter, as PyTorch names it. */
  private readonly state = new Dict();
  private readonly settings = new Dict();

  constructor(
    machine: Machine,
    typeName: string,
    parameters: readonly NDArray[],
    settings: ReadonlyMap<string, Value>,
    make: (settings: RuleSettings) => OptimizerStep,
  ) {
    super();
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
    const settings = new RuleSettings(this.settings);
    const rate = settings.number("lr", Number.NaN);
    const step = this.make(settings);
    for (const tensor of this.parameters) {
      if (!tensor.grad) continue;
      this.machine.budget.spend(tensor.size);
      const weights = copyOf(numbersOf(tensor));
      const own = this.stateOf(tensor);
      const slots = slotsIn(own, weights.length);
      const earlier = own.entries.get("sstep")?.value;
      const count = earlier === undefined ? 1 : plainNumber(earlier, "step") + 1;
      const gradient = numbersOf(tensor.grad);
      step(weights, settings.isTrue("maximize") ? gradient.map((g) => -g) : gradient, slots, rate, count);
      for (const [name, slot] of slots.kept)
        this.keep(own, name, arrayOf(slot, tensor.shape, tensor.dtype, "tensor"));
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

  private keep(own: Dict, name: string, value: NDArray): void {
    own.entries.set(`s${name}`, { key: name, value });
  }

  text(): string {
    return `${this.typeName} (\nParameter Group 0\n    lr: ${this.machine.repr(this.settings.entries.get("slr")?.value ?? null)}\n)`;
  }
}

/** Copies of what is kept. */
function slotsIn(own: Dict, size: number): Slots {
  const kept = new Map<string, Float64Array>();
  for (const { key, value } of own.entries.values())
    if (typeof key === "string" && key !== "step" && value instanceof NDArray)
      kept.set(key, copyOf(numbersOf(value)));
  return new Slots(kept, size);
}

/** @throws ProgramFault for settings that PyTorch refuses */
function checkSettings(machine: Machine, name: string, settings: ReadonlyMap<string, Value>): void {
  for (const [setting, value] of settings) {
    if (typeof value === "boolean") continue;
    const isPair = setting === "betas";
    const numbers = (isPair ? itemsOf(machine, value) : [value]).map((one) => plainNumber(one, setting));
    if (isPair && numbers.length !== 2) throw new ProgramFault(`${name}: betas are two numbers`);
    const isFree = name === "SGD" && setting === "dampening";
    if (numbers.some((number) => (number < 0 && !isFree) || (isPair && number >= 1)))
      throw new ProgramFault(
        `${name}: ${setting} ${isPair ? "are at least 0 and below 1" : "can't be negative"}`,
        undefined,
        { type: "ValueError" },
      );
  }
}

/** `torch.optim.SGD` and the others, as what makes one. */
export function optimizerByName(machine: Machine, name: string): Value | undefined {
  if (!Object.hasOwn(optimizerRules, name)) return undefined;
  const { signature, rate, make } = optimizerRules[name];
  return new FunctionValue(
    name,
    (positional, keywords) => {
      const given = new Arguments(
        { machine, library: "torch", name, positional, keywords },
        `${signature} ${unheeded}`,
      );
      if (rate === undefined && given.given("lr") === undefined)
        throw new ProgramFault(`${name}: the learning rate lr is missing`);
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
      checkSettings(machine, name, settings);
      return new TorchOptimizer(machine, name, parameters, settings, (now) => make(now, machine));
    },
    name,
  );
}

/** Their names, for the nearest one. */
export const optimizerNames = Object.keys(optimizerRules);
