import { itemAt, setItem } from "../arrays/indexing";
import { setNumbers } from "../arrays/inPlace";
import { dictKey, itemsOf } from "../arrays/items";
import { position, sliceOf } from "../arrays/positions";
import { requireGradient } from "../arrays/requiresGrad";
import { libraryByName } from "../functions";
import { ufuncMethod } from "../functions/elementwise/ufuncs";
import { attributesAsDict } from "../functions/python/objects";
import { instead } from "../library/instead";
import { memberOf } from "../library/namespaces";
import type { Machine } from "../machine/machine";
import { nearestName } from "../machine/nearest";
import { ProgramFault } from "../parse/tree/fault";
import { refuseUnbegun } from "../torch/module";
import { arrayOf, NDArray } from "../values/ndarray";
import {
  ClassValue,
  Dict,
  DtypeValue,
  Float,
  FunctionValue,
  Instance,
  Int,
  LibraryObject,
  List,
  Namespace,
  Range,
  Slice,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { arrayAttribute, arrayNames, isOfTensors } from "./arrayAttributes";
import { methodNames, methodOfType, sequenceMethod } from "./methods";
import { classMember, instanceAttribute } from "./scopes/classes";

/** `of.name`. @throws ProgramFault with the nearest name where there is nothing */
export function attributeOf(machine: Machine, of: Value, name: string): Value {
  const found = find(machine, of, name);
  if (found !== undefined) return found;
  const hint = hintOf(machine, of, name);
  throw new ProgramFault(`${described(of)} has no ${name}${hint}`, undefined, {
    type: "AttributeError",
    text: `'${typeName(of)}' object has no attribute '${name}'`,
  });
}

/** What may be meant by an attribute that isn't there. */
function hintOf(machine: Machine, of: Value, name: string): string {
  if (isOfTensors(of, name)) return ": only a tensor has";
  if (of instanceof Dict && of.entries.has(dictKey(name))) return `: its item is written ["${name}"]`;
  if (/^(length|size)$/.test(name) && (of instanceof List || of instanceof Tuple || typeof of === "string"))
    return ": write len(…)";
  if (of instanceof List || of instanceof Tuple || isPythonNumber(of)) {
    const array = arrayOf(new Float64Array(1), [1], "float64");
    if (find(machine, array, name) !== undefined) return ": an array has, which np.array(…) makes of it";
  }
  if (of instanceof NDArray && name === "append") return ": np.append(…) makes a longer one";
  if (of instanceof List && name === "push") return ": write append";
  const other = of instanceof NDArray && of.kind === "tensor" ? instead.get(`Tensor.${name}`) : undefined;
  if (other !== undefined) return `: ${other}`;
  const near = nearestName(name, known(of));
  return near ? `; the nearest is ${near}` : "";
}

const isPythonNumber = (of: Value) => of instanceof Int || of instanceof Float;

function find(machine: Machine, of: Value, name: string): Value | undefined {
  if (of instanceof Namespace) return memberOf(machine, of, name);
  if (of instanceof NDArray) return arrayAttribute(machine, of, name);
  if (of instanceof Instance) {
    if (name === "__class__") return of.of;
    if (name === "__dict__") return attributesAsDict(of.attributes);
    return instanceAttribute(of, name);
  }
  if (of instanceof ClassValue)
    return name === "__name__" || name === "__qualname__" ? of.name : classMember(of, name);
  if (of instanceof LibraryObject) return of.attribute(name);
  if (of instanceof Tuple && of.fields) {
    const at = of.fields.indexOf(name);
    if (at >= 0) return of.items[at];
  }
  if (of instanceof FunctionValue)
    return name === "__name__"
      ? of.name
      : (methodOfType(machine, of, name) ?? ufuncMethod(machine, of, name, libraryByName));
  if (of instanceof DtypeValue && name === "name") return of.dtype;
  return sequenceMethod(machine, of, name);
}

function known(of: Value): Iterable<string> {
  if (of instanceof NDArray) return arrayNames(of);
  if (of instanceof Instance) return [...of.attributes.keys(), ...of.of.attributes.keys()];
  return methodNames(of);
}

const described = (of: Value) =>
  of instanceof Instance
    ? `an object of ${of.of.name}`
    : of === null
      ? "None"
      : of instanceof NDArray
        ? of.kind === "tensor"
          ? "a tensor"
          : "an array"
        : `${typeName(of)}`;

/** `of.name = value`. */
export function setAttributeOf(machine: Machine, of: Value, name: string, value: Value): void {
  if (of instanceof Instance) {
    refuseUnbegun(of, name, value);
    of.attributes.set(name, value);
  } else if (of instanceof ClassValue) of.attributes.set(name, value);
  else if (of instanceof LibraryObject && of.setAttribute?.(name, value)) return;
  else if (of instanceof NDArray) setArrayAttribute(machine, of, name, value);
  else throw new ProgramFault(`${described(of)} has no ${name} that can be set`);
}

function setArrayAttribute(machine: Machine, array: NDArray, name: string, value: Value): void {
  if (array.kind === "tensor") {
    if (name === "grad" && (value === null || value instanceof NDArray)) {
      array.grad = value;
      return;
    }
    if (name === "requires_grad" && typeof value === "boolean") {
      requireGradient(array, value);
      return;
    }
    if (name === "data" && value instanceof NDArray) {
      if (value.storage === array.storage) return;
      setNumbers(machine, array, value);
      array.storage.replacements += 1;
      return;
    }
  }
  throw new ProgramFault(
    `${name} of an array can't be set here: make a new one${name === "shape" ? ", with .reshape(…)" : ""}`,
  );
}

/** `of[index]`. */
export function itemOf(machine: Machine, of: Value, index: Value): Value {
  if (of instanceof NDArray) return itemAt(machine, of, index);
  if (of instanceof Dict) {
    const found = of.entries.get(dictKey(index));
    if (found) return found.value;
    if (of.missing) {
      const value = of.missing();
      of.entries.set(dictKey(index), { key: index, value });
      return value;
    }
    const near =
      typeof index === "string"
        ? nearestName(
            index,
            [...of.entries.values()].flatMap(({ key }) => (typeof key === "string" ? [key] : [])),
          )
        : undefined;
    throw new ProgramFault(
      `the dict has no key ${machine.repr(index)}${near ? `; the nearest is ${machine.repr(near)}` : ""}`,
      undefined,
      { type: "KeyError", text: machine.repr(index) },
    );
  }
  if (of instanceof LibraryObject && of.item) return of.item(index);
  if (of instanceof Instance) {
    const method = instanceAttribute(of, "__getitem__");
    if (method instanceof FunctionValue) return method.call([index], new Map());
  }
  if (of instanceof List || of instanceof Tuple || typeof of === "string" || of instanceof Range)
    return sequenceItem(machine, of, index);
  if (of instanceof FunctionValue || of instanceof Namespace) return of;
  throw new ProgramFault(`${typeName(of)} has no items to index`, undefined, {
    type: "TypeError",
    text: `'${typeName(of)}' object is not subscriptable`,
  });
}

function sequenceItem(machine: Machine, of: List | Tuple | Range | string, index: Value): Value {
  const items = itemsOf(machine, of);
  if (index instanceof Tuple)
    throw new ProgramFault(
      "a list has one index; for several, [i][j], or make it an array. Where two lists stand side by side, a comma is missing between them",
    );
  if (!(index instanceof Slice)) return items[position(index, items.length)];
  const { start, step, count } = sliceOf(index, items.length);
  machine.budget.spend(count);
  const taken = Array.from({ length: count }, (_, k) => items[start + k * step]);
  if (typeof of === "string") return taken.join("");
  if (of instanceof Range)
    return new Range(of.start + start * of.step, of.start + (start + count * step) * of.step, of.step * step);
  return of instanceof List ? new List(taken) : new Tuple(taken);
}

/** `of[index] = value`. */
export function setItemOf(machine: Machine, of: Value, index: Value, value: Value): void {
  if (of instanceof NDArray) setItem(machine, of, index, value);
  else if (of instanceof Dict) of.entries.set(dictKey(index), { key: index, value });
  else if (of instanceof List) setListItem(machine, of, index, value);
  else if (of instanceof Instance) {
    const method = instanceAttribute(of, "__setitem__");
    if (!(method instanceof FunctionValue))
      throw new ProgramFault(`an object of ${of.of.name} has no items that can be set`);
    method.call([index, value], new Map());
  } else if (!(of instanceof LibraryObject && of.typeName === "skipped"))
    throw new ProgramFault(
      `the items of ${of instanceof Int ? "an int" : typeName(of)} can't be changed`,
      undefined,
      {
        type: "TypeError",
        text: `'${typeName(of)}' object does not support item assignment`,
      },
    );
}

function setListItem(machine: Machine, list: List, index: Value, value: Value): void {
  if (!(index instanceof Slice)) {
    list.items[position(index, list.items.length)] = value;
    return;
  }
  const { start, step, count } = sliceOf(index, list.items.length);
  const values = itemsOf(machine, value);
  if (step === 1) list.items.splice(start, count, ...values);
  else if (values.length === count)
    values.forEach((item, k) => {
      list.items[start + k * step] = item;
    });
  else throw new ProgramFault(`${values.length} values can't go into ${count} places`);
}
