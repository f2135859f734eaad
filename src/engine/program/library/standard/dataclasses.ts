import type { BuiltIn } from "../../functions/function";
import { builtIn } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import {
  ClassValue,
  Descriptor,
  FunctionValue,
  Instance,
  LibraryObject,
  type Value,
} from "../../values/value";

/** What `field(default_factory=…)` gives: each object gets a value of its own. */
class DataclassField extends LibraryObject {
  readonly typeName = "Field";
  readonly value: () => Value;

  constructor(value: () => Value) {
    super();
    this.value = value;
  }

  attribute(): undefined {
    return undefined;
  }

  text(): string {
    return "<field>";
  }
}

const fieldsOf = (of: ClassValue): string[] => [...new Set([...of.bases.flatMap(fieldsOf), ...of.annotated])];

function defaultOf(of: ClassValue, name: string): Value | undefined {
  const own = of.attributes.get(name);
  if (own !== undefined) return own;
  for (const base of of.bases) {
    const found = defaultOf(base, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Gives a class its `__init__`, its text and its comparison, by the names that it annotates. */
function dataclass(machine: Machine, of: Value): Value {
  if (!(of instanceof ClassValue)) throw new ProgramFault("dataclass stands above a class");
  const fields = fieldsOf(of);
  const method = (name: string, call: FunctionValue["call"]) => {
    if (!of.attributes.has(name)) of.attributes.set(name, new FunctionValue(name, call));
  };
  const valuesOf = (self: Value) =>
    self instanceof Instance ? fields.map((name) => self.attributes.get(name) ?? null) : [];
  method("__init__", ([self, ...positional], keywords) => {
    if (!(self instanceof Instance)) return null;
    for (const [k, name] of fields.entries()) {
      const usual = defaultOf(of, name);
      const value =
        positional[k] ?? keywords.get(name) ?? (usual instanceof DataclassField ? usual.value() : usual);
      if (value === undefined || value instanceof Descriptor)
        throw new ProgramFault(`${of.name}: the argument ${name} is missing`, undefined, {
          type: "TypeError",
        });
      self.attributes.set(name, value);
    }
    const unknown = [...keywords.keys()].find((name) => !fields.includes(name));
    if (unknown !== undefined || positional.length > fields.length)
      throw new ProgramFault(`${of.name} takes ${fields.join(", ")}`, undefined, { type: "TypeError" });
    const after = machine.methodOf(self, "__post_init__");
    after?.call([], new Map());
    return null;
  });
  method("__repr__", ([self]) => {
    const values = valuesOf(self);
    return `${of.name}(${fields.map((name, k) => `${name}=${machine.repr(values[k])}`).join(", ")})`;
  });
  method(
    "__eq__",
    ([self, other]) =>
      other instanceof Instance && other.of === of && machine.isEqual(valuesOf(self), valuesOf(other)),
  );
  return of;
}

/** Python's `dataclasses`. */
export const dataclassesFunctions: readonly BuiltIn[] = [
  builtIn(["dataclass"], ({ machine, positional: [of] }) =>
    of === undefined
      ? new FunctionValue("dataclass", ([made]) => dataclass(machine, made))
      : dataclass(machine, of),
  ),
  builtIn(["field"], ({ machine, keywords }) => {
    const factory = keywords.get("default_factory");
    const usual = keywords.get("default");
    return new DataclassField(() =>
      factory === undefined ? (usual ?? null) : machine.callValue(factory, []),
    );
  }),
];
