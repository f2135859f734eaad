import { dictKey, isTrue } from "../../arrays/items";
import { ProgramFault } from "../../parse/tree/fault";
import { NDArray } from "../../values/ndarray";
import {
  ClassValue,
  Dict,
  DtypeValue,
  FunctionValue,
  Instance,
  Int,
  LibraryObject,
  Tuple,
  typeName,
  type Value,
} from "../../values/value";
import type { BuiltIn, Call } from "../function";
import { builtIn } from "../function";
import { first } from "./first";

function isInstance({ positional }: Call): Value {
  const [value, type] = positional;
  if (type === undefined) throw new ProgramFault("isinstance takes a value and a type");
  const types = type instanceof Tuple ? type.items : [type];
  return types.some((one) => isOfType(value, one));
}

function isOfType(value: Value, type: Value): boolean {
  if (type instanceof ClassValue) {
    if (value instanceof LibraryObject)
      return type.name === "Module" && value.attribute("parameters") !== undefined;
    return value instanceof Instance && descends(value.of, type);
  }
  if (type instanceof DtypeValue)
    return value instanceof NDArray && value.kind === "scalar" && value.dtype === type.dtype;
  if (!(type instanceof FunctionValue)) return false;
  const name = type.type ?? type.name.replace(/^torch\.(\w*Tensor)$/, "$1");
  const own = typeName(value);
  if (name === "object") return true;
  if (name === "FloatTensor" || name === "DoubleTensor" || name === "LongTensor") return own === "Tensor";
  if (name === "int" && typeof value === "boolean") return true;
  if (name === "float" && value instanceof NDArray && value.kind === "scalar" && value.dtype === "float64")
    return true;
  if (
    ["number", "integer", "floating", "generic"].includes(name) &&
    value instanceof NDArray &&
    value.kind === "scalar"
  )
    return (
      name === "number" || name === "generic" || (name === "floating") === value.dtype.startsWith("float")
    );
  if (name === "ndarray" && own === "matrix") return true;
  return name === own || (name === "bool_" && own === "bool_");
}

const descends = (from: ClassValue, to: ClassValue): boolean =>
  from === to || from.bases.some((base) => descends(base, to));

const type = builtIn(["type"], (call) => {
  const value = first(call);
  if (value instanceof Instance) return value.of;
  const name = typeName(value);
  return new FunctionValue(
    name,
    () => null,
    value instanceof NDArray
      ? value.kind === "tensor"
        ? "Tensor"
        : value.kind === "array"
          ? "ndarray"
          : name
      : name,
  );
});

/** An attribute by its name; nothing where there is none. */
function attributeIn({ machine }: Call, of: Value, name: Value): Value | undefined {
  if (typeof name !== "string") throw new ProgramFault("the name of an attribute is a text");
  try {
    return machine.attributeOf(of, name);
  } catch (fault) {
    if (fault instanceof ProgramFault && fault.type === "AttributeError") return undefined;
    throw fault;
  }
}

/** `obj.__dict__`. */
export function attributesAsDict(attributes: ReadonlyMap<string, Value>): Dict {
  const dict = new Dict();
  for (const [key, value] of attributes) dict.entries.set(dictKey(key), { key, value });
  return dict;
}

/** A whole number for a value, the same for equal ones and in every run. */
function hashOf({ machine }: Call, value: Value): Int {
  const key = dictKey(value);
  if (typeof key === "number" && Number.isInteger(key)) return new Int(key);
  if (typeof key === "object" && key !== null) return new Int(machine.numberOf(key));
  let hash = 7;
  for (const letter of String(key)) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return new Int(hash);
}

/** What is asked of objects and classes. */
export const objectFunctions: readonly BuiltIn[] = [
  builtIn(["isinstance"], isInstance),
  builtIn(
    ["issubclass"],
    ({ positional: [of, type_] }) =>
      of instanceof ClassValue &&
      (type_ instanceof Tuple ? type_.items : [type_]).some(
        (one) => one instanceof ClassValue && descends(of, one),
      ),
  ),
  builtIn(["type"], (call) => type.call(call)),
  builtIn(["hasattr"], (call) => attributeIn(call, first(call), call.positional[1] ?? null) !== undefined),
  builtIn(["getattr"], (call) => {
    const [of, name, usual] = call.positional;
    const found = usual === undefined ? undefined : attributeIn(call, of, name ?? null);
    return found ?? usual ?? call.machine.attributeOf(first(call), typeof name === "string" ? name : "");
  }),
  builtIn(["setattr"], ({ machine, positional: [of, name, value] }) => {
    if (typeof name !== "string") throw new ProgramFault("the name of an attribute is a text");
    machine.setAttributeOf(of, name, value ?? null);
    return null;
  }),
  builtIn(["vars"], (call) => {
    const value = first(call);
    if (value instanceof Instance || value instanceof ClassValue) return attributesAsDict(value.attributes);
    throw new ProgramFault(`vars is of an object of the program, not of ${typeName(value)}`);
  }),
  builtIn(["id", "hash"], (call) => hashOf(call, first(call))),
  builtIn(
    ["callable"],
    ({ positional: [value] }) =>
      value instanceof FunctionValue ||
      value instanceof ClassValue ||
      (value instanceof LibraryObject && value.call !== undefined),
  ),
  builtIn(["object"], () => null),
  builtIn(["bool"], (call) =>
    call.positional.length === 0 ? false : isTrue(call.machine, call.positional[0]),
  ),
];
