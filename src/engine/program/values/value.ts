import type { Dtype } from "./dtype";
import { NDArray } from "./ndarray";
import type { Made, Recorded } from "./recorded";

/** An integer. A constant one (a literal in a formula, a length, a loop's counter) takes no gradient. */
export class Int {
  recorded: Recorded | undefined;
  /** Where it was made, and whether a way back ends there; of what no operation has made that is recorded. */
  declare made?: Made;
  readonly value: number;
  readonly isConstant: boolean;

  constructor(value: number, isConstant = true) {
    this.value = value;
    this.isConstant = isConstant;
  }
}

export class Float {
  recorded: Recorded | undefined;
  /** Where it was made, and whether a way back ends there; of what no operation has made that is recorded. */
  declare made?: Made;
  readonly value: number;
  readonly isConstant: boolean;

  constructor(value: number, isConstant = true) {
    this.value = value;
    this.isConstant = isConstant;
  }
}

/** `label`: the name under which it is written, where it is a dict's `keys()` and the like. */
export class List {
  readonly items: Value[];
  readonly label?: string;

  constructor(items: Value[], label?: string) {
    this.items = items;
    this.label = label;
  }
}

/** `fields`: their names, where the tuple has any, as PyTorch's `max(dim=…)` does. */
export class Tuple {
  readonly items: readonly Value[];
  readonly fields?: readonly string[];
  readonly label?: string;

  constructor(items: readonly Value[], fields?: readonly string[], label?: string) {
    this.items = items;
    this.fields = fields;
    this.label = label;
  }
}

export class Dict {
  readonly entries = new Map<string | number | boolean | Value, { key: Value; value: Value }>();
  /** The name under which it is written, where that is not a plain dict. */
  label: string | undefined;
  /** What a key that isn't there gets, in `defaultdict`. */
  missing: (() => Value) | undefined;
}

export class SetValue {
  readonly entries = new Map<string | number | boolean | Value, Value>();
}

/** Numbers from start to stop by step, made one by one. */
export class Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;

  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  get length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }
}

export class Slice {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

export class DtypeValue {
  readonly dtype: Dtype;
  readonly library: "numpy" | "torch";

  constructor(dtype: Dtype, library: "numpy" | "torch") {
    this.dtype = dtype;
    this.library = library;
  }
}

class EllipsisValue {
  readonly name = "Ellipsis";
}
export const ellipsis = new EllipsisValue();

/** What can be called. */
export interface Callable {
  readonly name: string;
  call(positional: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
}

/** A function of the language, of the program, or a type that makes values. */
export class FunctionValue implements Callable {
  readonly name: string;
  readonly call: (positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;
  /** What kind of thing it is where that shows: a type answers `isinstance`. */
  readonly type?: string;

  constructor(
    name: string,
    call: (positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value,
    type?: string,
  ) {
    this.name = name;
    this.call = call;
    this.type = type;
  }
}

/** A module or another namespace: `np`, `np.linalg`, `torch.nn`. */
export class Namespace {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class ClassValue {
  readonly attributes = new Map<string, Value>();
  /** Names that the class annotates, in order: the fields of a dataclass. */
  annotated: readonly string[] = [];
  readonly name: string;
  readonly bases: readonly ClassValue[];

  constructor(name: string, bases: readonly ClassValue[]) {
    this.name = name;
    this.bases = bases;
  }
}

export class Instance {
  readonly attributes = new Map<string, Value>();
  readonly of: ClassValue;

  constructor(of: ClassValue) {
    this.of = of;
  }
}

/** A thing of a library that has attributes and may be called: a layer, an optimizer. */
export abstract class LibraryObject {
  abstract readonly typeName: string;
  abstract attribute(name: string): Value | undefined;
  setAttribute?(name: string, value: Value): boolean;
  call?(positional: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
  item?(index: Value): Value;
  items?(): readonly Value[];
  /** Begins to go through it where that changes the object itself: gives the next item, and nothing at the end. */
  iterated?(): () => Value | undefined;
  abstract text(): string;
}

/** A method that is bound when it is looked up. */
export class Descriptor {
  readonly kind: "property" | "staticmethod" | "classmethod";
  readonly of: Value;

  constructor(kind: "property" | "staticmethod" | "classmethod", of: Value) {
    this.kind = kind;
    this.of = of;
  }
}

export type Value =
  | null
  | boolean
  | string
  | EllipsisValue
  | Int
  | Float
  | NDArray
  | List
  | Tuple
  | Dict
  | SetValue
  | Range
  | Slice
  | DtypeValue
  | FunctionValue
  | Namespace
  | ClassValue
  | Instance
  | LibraryObject
  | Descriptor;

export type NumberLike = boolean | Int | Float | NDArray;

export const isNumberLike = (value: Value): value is NumberLike =>
  typeof value === "boolean" || value instanceof Int || value instanceof Float || value instanceof NDArray;

/** What Python calls the type. */
export function typeName(value: Value): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "str";
  if (value === ellipsis) return "ellipsis";
  if (value instanceof Int) return "int";
  if (value instanceof Float) return "float";
  if (value instanceof NDArray) {
    if (value.kind === "tensor") return "Tensor";
    if (value.kind === "scalar") return value.dtype === "bool" ? "bool_" : value.dtype;
    return value.kind === "matrix" ? "matrix" : "ndarray";
  }
  if (value instanceof List) return "list";
  if (value instanceof Tuple) return "tuple";
  if (value instanceof Dict) return "dict";
  if (value instanceof SetValue) return "set";
  if (value instanceof Range) return "range";
  if (value instanceof Slice) return "slice";
  if (value instanceof DtypeValue) return "dtype";
  if (value instanceof FunctionValue) return value.type ? "type" : "function";
  if (value instanceof Namespace) return "module";
  if (value instanceof ClassValue) return "type";
  if (value instanceof Instance) return value.of.name;
  if (value instanceof LibraryObject) return value.typeName;
  return "object";
}
