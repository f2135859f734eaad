import { ProgramFault } from "../../parse/tree/fault";
import {
  type ClassValue,
  Descriptor,
  FunctionValue,
  Instance,
  LibraryObject,
  Tuple,
  typeName,
  type Value,
} from "../../values/value";
import type { Scope } from "./scope";

/** Which class a class body's scope has become: `super()` asks. */
export const classOfScope = new WeakMap<Scope, ClassValue>();

/** What a class has under a name, itself or from those that it comes from. */
export function classAttribute(of: ClassValue, name: string): Value | undefined {
  const own = of.attributes.get(name);
  if (own !== undefined) return own;
  for (const base of of.bases) {
    const found = classAttribute(base, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a class gives by name: class methods know the class. */
export function classMember(of: ClassValue, name: string): Value | undefined {
  const found = classAttribute(of, name);
  if (!(found instanceof Descriptor) || found.kind === "property") return found;
  const method = found.of as FunctionValue;
  if (found.kind === "staticmethod") return method;
  return new FunctionValue(method.name, (positional, keywords) => method.call([of, ...positional], keywords));
}

/** An attribute of an object of the program; methods know their object. */
export function instanceAttribute(
  instance: Instance,
  name: string,
  from: ClassValue = instance.of,
): Value | undefined {
  const own = from === instance.of ? instance.attributes.get(name) : undefined;
  if (own !== undefined) return own;
  return boundTo(instance, classAttribute(from, name));
}

function boundTo(instance: Instance, found: Value | undefined): Value | undefined {
  if (found instanceof Descriptor) {
    const of = found.of as FunctionValue;
    if (found.kind === "property") return of.call([instance], new Map());
    if (found.kind === "staticmethod") return of;
    return new FunctionValue(of.name, (positional, keywords) =>
      of.call([instance.of, ...positional], keywords),
    );
  }
  if (!(found instanceof FunctionValue) || found.type !== undefined) return found;
  return new FunctionValue(found.name, (positional, keywords) =>
    found.call([instance, ...positional], keywords),
  );
}

/** `Model(3)`: an object, made ready by its `__init__`. */
export function instantiate(
  of: ClassValue,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Instance {
  const instance = new Instance(of);
  if (positional.length > 0 && isException(of)) instance.attributes.set("args", new Tuple(positional));
  const init = instanceAttribute(instance, "__init__");
  if (init instanceof FunctionValue) {
    const result = init.call(positional, keywords);
    if (result !== null)
      throw new ProgramFault(
        `__init__ of ${of.name} gives ${typeName(result)}, and must give nothing: it prepares self, and has no return`,
        undefined,
        { type: "TypeError", text: `__init__() should return None, not '${typeName(result)}'` },
      );
  } else if (!isException(of) && positional.length + keywords.size > 0) {
    const alike = [...of.attributes.keys()].find((name) => name.replaceAll("_", "") === "init");
    throw new ProgramFault(
      `${of.name} takes no arguments: it has no __init__${alike ? `; ${alike} is to be written __init__, with two underscores on each side` : ""}`,
      undefined,
      { type: "TypeError", text: `${of.name}() takes no arguments` },
    );
  }
  return instance;
}

const isException = (of: ClassValue): boolean =>
  of.name === "BaseException" || of.bases.some((base) => isException(base));

/** What `super()` gives: the object, seen as one of the class that its own comes from. */
class Parent extends LibraryObject {
  readonly typeName = "super";
  private readonly instance: Instance;
  private readonly of: ClassValue;

  constructor(instance: Instance, of: ClassValue) {
    super();
    this.instance = instance;
    this.of = of;
  }

  attribute(name: string): Value | undefined {
    for (const base of this.of.bases) {
      const found = boundTo(this.instance, classAttribute(base, name));
      if (found !== undefined) return found;
    }
    return name === "__init__" ? new FunctionValue(name, () => null) : undefined;
  }

  text(): string {
    return "<super>";
  }
}

/** `super()` where it is written: the class around it, and the first argument of the method. */
export function parentIn(scope: Scope): Value {
  return new FunctionValue("super", () => {
    for (let inner: Scope | undefined = scope; inner; inner = inner.parent) {
      const around = inner.parent && classOfScope.get(inner.parent);
      const [self] = inner.values.values();
      if (around && self instanceof Instance) return new Parent(self, around);
    }
    throw new ProgramFault("super() stands in a method of a class");
  });
}
