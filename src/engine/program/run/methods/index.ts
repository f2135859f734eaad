import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Dict, FunctionValue, List, SetValue, Tuple, typeName, type Value } from "../../values/value";
import { dictMethods } from "./dicts";
import { listMethods, tupleMethods } from "./lists";
import type { Methods } from "./method";
import { setMethods } from "./sets";
import { textMethods } from "./texts";

function methodsOf(of: Value): Methods<never> {
  if (of instanceof List) return listMethods;
  if (of instanceof Tuple) return tupleMethods;
  if (of instanceof Dict) return dictMethods;
  if (of instanceof SetValue) return setMethods;
  return typeof of === "string" ? textMethods : {};
}

/** A method of a list, tuple, dict, set or text; nothing where there is none. */
export function sequenceMethod(machine: Machine, of: Value, name: string): Value | undefined {
  if (of instanceof Tuple && of.fields && name === "_replace") return replaced(of, of.fields);
  const methods = methodsOf(of);
  if (!Object.hasOwn(methods, name)) return undefined;
  const method = methods[name];
  return new FunctionValue(name, (positional, keywords) =>
    method(machine, of as never, positional, keywords),
  );
}

const methodsByType: Readonly<Record<string, Methods<never>>> = {
  str: textMethods,
  list: listMethods,
  tuple: tupleMethods,
  dict: dictMethods,
  set: setMethods,
};

/** A method as its type has it, `str.upper`: it is given the value first. Nothing where there is none. */
export function methodOfType(machine: Machine, { name: type, type: kind }: FunctionValue, name: string) {
  const methods = kind !== undefined && Object.hasOwn(methodsByType, type) ? methodsByType[type] : {};
  if (!Object.hasOwn(methods, name)) return undefined;
  const method = methods[name];
  return new FunctionValue(name, ([of = null, ...positional], keywords) => {
    if (typeName(of) !== type)
      throw new ProgramFault(
        `${type}.${name} is given a value of type ${type} first, and not one of ${typeName(of)}`,
        undefined,
        {
          type: "TypeError",
          text: `descriptor '${name}' for '${type}' objects doesn't apply to a '${typeName(of)}' object`,
        },
      );
    return method(machine, of as never, positional, keywords);
  });
}

/** A named tuple with some of its items changed. */
const replaced = (of: Tuple, fields: readonly string[]) =>
  new FunctionValue("_replace", (_positional, keywords) => {
    const items = fields.map((field, k) => keywords.get(field) ?? of.items[k]);
    return new Tuple(items, fields, of.label);
  });

/** Their names, for the nearest one. */
export const methodNames = (of: Value): string[] => Object.keys(methodsOf(of));
