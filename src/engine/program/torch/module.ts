import { setNumbers } from "../arrays/inPlace";
import { dictKey } from "../arrays/items";
import { detached } from "../arrays/requiresGrad";
import { dtypeArgument } from "../functions/arguments/dtypeArgument";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { newNumbers } from "../values/buffers";
import { isFloat } from "../values/dtype";
import { NDArray } from "../values/ndarray";
import {
  type ClassValue,
  Dict,
  DtypeValue,
  FunctionValue,
  Instance,
  LibraryObject,
  List,
  Tuple,
  type Value,
} from "../values/value";

/** A layer, an activation or a loss as PyTorch has them as objects: called, it gives its output. */
export class Module extends LibraryObject {
  readonly typeName: string;
  /** Weights and inner modules, by name. */
  readonly attributes: Map<string, Value>;
  private readonly machine: Machine;
  private readonly forward: (self: Module, values: readonly Value[]) => Value;
  private readonly description: string;

  constructor(
    machine: Machine,
    typeName: string,
    attributes: ReadonlyMap<string, Value>,
    forward: (self: Module, values: readonly Value[]) => Value,
    description = `${typeName}()`,
  ) {
    super();
    this.machine = machine;
    this.typeName = typeName;
    this.attributes = new Map(attributes);
    this.forward = forward;
    this.description = description;
  }

  override call = (positional: readonly Value[]): Value => this.forward(this, positional);

  attribute(name: string): Value | undefined {
    if (name === "forward") return new FunctionValue("forward", (positional) => this.call(positional));
    const own = this.attributes.get(name);
    return own === undefined ? moduleMethod(this.machine, this, this.attributes, name) : own;
  }

  override setAttribute = (name: string, value: Value): boolean => {
    this.attributes.set(name, value);
    return true;
  };

  /** The modules of a Sequential. */
  override items = (): readonly Value[] => {
    if (this.typeName !== "Sequential" && this.typeName !== "ModuleList")
      throw new ProgramFault(`${this.typeName} has no items`);
    return childModules(this.attributes).map(([, value]) => value);
  };

  override item = (index: Value): Value => {
    const list = this.items();
    const at =
      typeof index === "object" && index !== null && "value" in index ? Number(index.value) : Number.NaN;
    const found = list[at < 0 ? at + list.length : at];
    if (found === undefined) throw new ProgramFault(`${this.typeName} has ${list.length} modules`);
    return found;
  };

  text(): string {
    return this.typeName === "Sequential" || this.typeName === "ModuleList"
      ? moduleText(this.machine, this.typeName, this.attributes)
      : this.description;
  }
}

/** A module with those in it, each on a line of its own. */
export function moduleText(machine: Machine, name: string, attributes: ReadonlyMap<string, Value>): string {
  const inner = [...attributes].filter(
    ([, value]) => value instanceof Module || (value instanceof Instance && isModule(value.of)),
  );
  if (inner.length === 0) return `${name}()`;
  const lines = inner.map(([key, value]) => `  (${key}): ${machine.repr(value).replaceAll("\n", "\n  ")}`);
  return `${name}(\n${lines.join("\n")}\n)`;
}

/** Whether a class of the program comes from `nn.Module`. */
const isModule = (of: ClassValue): boolean => of.name === "Module" || of.bases.some(isModule);

const begun = new WeakSet<Instance>();

/** What `super().__init__()` does to an object of a class that comes from `nn.Module`. */
export const beginModule = (instance: Instance): void => void begun.add(instance);

/** @throws ProgramFault for a layer or a parameter that is put into a module before `super().__init__()`, as PyTorch does */
export function refuseUnbegun(instance: Instance, name: string, value: Value): void {
  if (!isModule(instance.of) || begun.has(instance)) return;
  const isLayer = value instanceof Module || (value instanceof Instance && isModule(value.of));
  if (!isLayer && !(value instanceof NDArray && value.isParameter)) return;
  throw new ProgramFault(
    `${name} is put into ${instance.of.name} before nn.Module has begun it: write super().__init__() as the first line of its __init__`,
    undefined,
    {
      type: "AttributeError",
      text: `cannot assign ${isLayer ? "module" : "parameters"} before Module.__init__() call`,
    },
  );
}

/** All weights below, with their names: `0.weight`. */
export function namedParameters(attributes: ReadonlyMap<string, Value>, prefix = ""): [string, NDArray][] {
  // A module's own come before those of the modules in it.
  const own = [...attributes].filter(([, value]) => value instanceof NDArray);
  const inner = [...attributes].filter(([, value]) => !(value instanceof NDArray));
  return [...own, ...inner].flatMap(([name, value]): [string, NDArray][] => {
    const full = `${prefix}${name}`;
    if (value instanceof NDArray)
      return value.kind === "tensor" && (value.isParameter || value.requiresGrad) && !value.isResult
        ? [[full, value]]
        : [];
    if (value instanceof Module) return namedParameters(value.attributes, `${full}.`);
    if (value instanceof Instance) return namedParameters(value.attributes, `${full}.`);
    return [];
  });
}

/** What every module can: give its weights, forget their gradients, take weights. */
export function moduleMethod(
  machine: Machine,
  self: Value,
  attributes: ReadonlyMap<string, Value>,
  name: string,
): Value | undefined {
  const method = (call: (positional: readonly Value[]) => Value) => new FunctionValue(name, call);
  switch (name) {
    case "parameters":
      return method(() => new List(namedParameters(attributes).map(([, tensor]) => tensor)));
    case "named_parameters":
      return method(
        () => new List(namedParameters(attributes).map(([full, tensor]) => new Tuple([full, tensor]))),
      );
    case "state_dict":
      return method(() => {
        const dict = new Dict();
        for (const [full, tensor] of namedParameters(attributes))
          dict.entries.set(dictKey(full), { key: full, value: detached(tensor) });
        return dict;
      });
    case "load_state_dict":
      return method(([state]) => {
        if (!(state instanceof Dict)) throw new ProgramFault("load_state_dict takes a dict of weights");
        for (const [full, tensor] of namedParameters(attributes)) {
          const value = state.entries.get(dictKey(full))?.value;
          if (!(value instanceof NDArray))
            throw new ProgramFault(`load_state_dict: the weights of ${full} are missing`);
          setNumbers(machine, tensor, value);
        }
        return null;
      });
    case "zero_grad":
      return method(() => {
        for (const [, tensor] of namedParameters(attributes)) clearGradient(tensor);
        return null;
      });
    case "children":
      return method(() => new List(childModules(attributes).map(([, value]) => value)));
    case "named_children":
      return method(() => new List(childModules(attributes).map(([key, value]) => new Tuple([key, value]))));
    case "modules":
      return method(() => new List([self, ...allModules(attributes)]));
    case "apply":
      return method(([f]) => {
        for (const module of [...allModules(attributes), self]) machine.callValue(f ?? null, [module]);
        return self;
      });
    case "train":
    case "eval":
      return method(([mode]) => {
        const isTraining = name === "train" && mode !== false;
        for (const module of [self, ...allModules(attributes)])
          if (module instanceof Module || module instanceof Instance)
            module.attributes.set("training", isTraining);
        return self;
      });
    case "to":
    case "double":
    case "float":
      return new FunctionValue(name, (positional, keywords) => {
        const asked = [...positional, keywords.get("dtype") ?? null].find((one) => one instanceof DtypeValue);
        const dtype = name === "double" ? "float64" : name === "float" ? "float32" : dtypeArgument(asked);
        if (dtype)
          for (const tensor of tensorsIn(attributes)) if (isFloat(tensor.dtype)) tensor.dtype = dtype;
        return self;
      });
    case "cpu":
      return method(() => self);
    case "requires_grad_":
      return method(([flag]) => {
        for (const [, tensor] of namedParameters(attributes)) tensor.requiresGrad = flag !== false;
        return self;
      });
    default:
      return undefined;
  }
}

/** Its tensors and those of the modules in it, learned or not. */
const tensorsIn = (attributes: ReadonlyMap<string, Value>): NDArray[] =>
  [...attributes.values()].flatMap((value) =>
    value instanceof NDArray
      ? value.kind === "tensor"
        ? [value]
        : []
      : value instanceof Module || value instanceof Instance
        ? tensorsIn(value.attributes)
        : [],
  );

const childModules = (attributes: ReadonlyMap<string, Value>): [string, Value][] =>
  [...attributes].filter(
    ([, value]) => value instanceof Module || (value instanceof Instance && isModule(value.of)),
  );

const allModules = (attributes: ReadonlyMap<string, Value>): Value[] =>
  childModules(attributes).flatMap(([, value]) =>
    value instanceof Module || value instanceof Instance ? [value, ...allModules(value.attributes)] : [],
  );

/** Sets a gradient to 0; one that there isn't stays None. */
export function clearGradient(tensor: NDArray): void {
  if (!tensor.grad) return;
  tensor.grad.storage.data = newNumbers(tensor.grad.storage.data.length);
  tensor.grad.storage.isHeld = false;
  tensor.grad.storage.version += 1;
  tensor.grad.storage.recorded = undefined;
}
