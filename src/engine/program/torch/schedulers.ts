import { itemsOf } from "../arrays/items";
import { Arguments, plainNumber } from "../functions/function";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { Dict, Float, FunctionValue, Int, LibraryObject, List, type Value } from "../values/value";

/** The learning rate after so many steps. @param given the scheduler's arguments */
type Rate = (given: Arguments, machine: Machine) => (base: number, step: number) => number;

const schedulers: Readonly<Record<string, { readonly signature: string; readonly rate: Rate }>> = {
  StepLR: {
    signature: "optimizer step_size gamma",
    rate: (given) => {
      const [size, gamma] = [given.integer("step_size", 1), given.number("gamma", 0.1)];
      return (base, step) => base * gamma ** Math.floor(step / size);
    },
  },
  ExponentialLR: {
    signature: "optimizer gamma",
    rate: (given) => {
      const gamma = given.number("gamma", 0.1);
      return (base, step) => base * gamma ** step;
    },
  },
  MultiStepLR: {
    signature: "optimizer milestones gamma",
    rate: (given, machine) => {
      const gamma = given.number("gamma", 0.1);
      const milestones = itemsOf(machine, given.require("milestones")).map((one) =>
        plainNumber(one, "milestones"),
      );
      return (base, step) => base * gamma ** milestones.filter((one) => one <= step).length;
    },
  },
  CosineAnnealingLR: {
    signature: "optimizer T_max eta_min",
    rate: (given) => {
      const [most, least] = [given.integer("T_max", 1), given.number("eta_min", 0)];
      return (base, step) => least + ((base - least) * (1 + Math.cos((Math.PI * step) / most))) / 2;
    },
  },
  LambdaLR: {
    signature: "optimizer lr_lambda",
    rate: (given, machine) => {
      const factor = given.require("lr_lambda");
      return (base, step) => base * plainNumber(machine.callValue(factor, [new Int(step)]), "lr_lambda");
    },
  },
};

/** Their names, for the nearest one. */
export const schedulerNames = Object.keys(schedulers);

/** Sets an optimizer's learning rate, step by step. */
class Scheduler extends LibraryObject {
  readonly typeName: string;
  private readonly settings: Dict;
  private readonly base: number;
  private readonly rate: (base: number, step: number) => number;
  private steps = 0;

  constructor(typeName: string, settings: Dict, rate: (base: number, step: number) => number) {
    super();
    this.typeName = typeName;
    this.settings = settings;
    this.base = plainNumber(settings.entries.get("slr")?.value ?? null, "lr");
    this.rate = rate;
    this.set();
  }

  private set(): void {
    this.settings.entries.set("slr", { key: "lr", value: new Float(this.rate(this.base, this.steps)) });
  }

  attribute(name: string): Value | undefined {
    if (name === "step")
      return new FunctionValue(name, () => {
        this.steps += 1;
        this.set();
        return null;
      });
    if (name === "get_last_lr")
      return new FunctionValue(name, () => new List([this.settings.entries.get("slr")?.value ?? null]));
    return undefined;
  }

  text(): string {
    return `<${this.typeName}>`;
  }
}

/** `torch.optim.lr_scheduler`. */
export function schedulerByName(machine: Machine, name: string): Value | undefined {
  if (!Object.hasOwn(schedulers, name)) return undefined;
  const { signature, rate } = schedulers[name];
  return new FunctionValue(name, (positional, keywords) => {
    const [optimizer] = positional;
    const groups = optimizer instanceof LibraryObject ? optimizer.attribute("param_groups") : undefined;
    const settings = groups instanceof List ? groups.items[0] : undefined;
    if (!(settings instanceof Dict)) throw new ProgramFault(`${name} takes an optimizer`);
    const given = new Arguments({ machine, library: "torch", name, positional, keywords }, signature);
    return new Scheduler(name, settings, rate(given, machine));
  });
}
