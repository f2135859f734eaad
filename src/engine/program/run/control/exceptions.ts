import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { ClassValue, FunctionValue, Instance, Tuple, typeName, type Value } from "../../values/value";
import { instantiate } from "../scopes/classes";

/** Python's exceptions, each behind the one that it is a kind of. */
const kinds: readonly (readonly [string, string])[] = [
  ["Exception", "BaseException"],
  ["KeyboardInterrupt", "BaseException"],
  ["SystemExit", "BaseException"],
  ["StopIteration", "Exception"],
  ["ArithmeticError", "Exception"],
  ["ZeroDivisionError", "ArithmeticError"],
  ["OverflowError", "ArithmeticError"],
  ["FloatingPointError", "ArithmeticError"],
  ["AssertionError", "Exception"],
  ["AttributeError", "Exception"],
  ["ImportError", "Exception"],
  ["ModuleNotFoundError", "ImportError"],
  ["LookupError", "Exception"],
  ["IndexError", "LookupError"],
  ["KeyError", "LookupError"],
  ["NameError", "Exception"],
  ["UnboundLocalError", "NameError"],
  ["OSError", "Exception"],
  ["FileNotFoundError", "OSError"],
  ["RuntimeError", "Exception"],
  ["NotImplementedError", "RuntimeError"],
  ["RecursionError", "RuntimeError"],
  ["SyntaxError", "Exception"],
  ["TypeError", "Exception"],
  ["ValueError", "Exception"],
  ["Warning", "Exception"],
  ["UserWarning", "Warning"],
  ["RuntimeWarning", "Warning"],
  ["DeprecationWarning", "Warning"],
];

const made = new WeakMap<Machine, ReadonlyMap<string, ClassValue>>();

/** Python's exception classes, by name; the same for all of a program. */
export function exceptionClasses(machine: Machine): ReadonlyMap<string, ClassValue> {
  const known = made.get(machine);
  if (known) return known;
  const base = new ClassValue("BaseException", []);
  const method = (name: string, call: (self: Instance, rest: readonly Value[]) => Value) =>
    base.attributes.set(
      name,
      new FunctionValue(name, ([self, ...rest]) => (self instanceof Instance ? call(self, rest) : null)),
    );
  method("__init__", (self, rest) => {
    self.attributes.set("args", new Tuple(rest));
    return null;
  });
  method("__str__", (self) => textOf(machine, self));
  method("__repr__", (self) => {
    const args = argumentsOf(self).map((value) => machine.repr(value));
    return `${self.of.name}(${args.join(", ")})`;
  });
  const classes = new Map([["BaseException", base]]);
  for (const [name, parent] of kinds)
    classes.set(name, new ClassValue(name, [classes.get(parent) as ClassValue]));
  made.set(machine, classes);
  return classes;
}

const argumentsOf = (exception: Instance): readonly Value[] => {
  const args = exception.attributes.get("args");
  return args instanceof Tuple ? args.items : [];
};

function textOf(machine: Machine, exception: Instance): string {
  const args = argumentsOf(exception);
  if (args.length > 1) return machine.repr(new Tuple(args));
  if (args.length === 0) return "";
  return descendsFromName(exception.of, "KeyError") ? machine.repr(args[0]) : machine.str(args[0]);
}

const descendsFromName = (of: ClassValue, name: string): boolean =>
  of.name === name || of.bases.some((base) => descendsFromName(base, name));

/** What `raise` throws: an exception of the program's own making. */
export class Raised extends ProgramFault {
  readonly exception: Instance;

  constructor(machine: Machine, exception: Instance, from: number) {
    const text = machine.str(exception);
    super(`the program stops itself: ${exception.of.name}${text === "" ? "" : `: ${text}`}`, from, {
      type: exception.of.name,
      text,
    });
    this.exception = exception;
  }
}

/** `raise value`. @throws ProgramFault where that isn't an exception */
export function raised(machine: Machine, value: Value, from: number): ProgramFault {
  const exception = value instanceof ClassValue ? instantiate(value, [], new Map()) : value;
  if (exception instanceof Instance && descendsFromName(exception.of, "BaseException"))
    return new Raised(machine, exception, from);
  return new ProgramFault(`raise takes an exception, as ValueError("…"), not ${typeName(value)}`, from);
}

/** A fault as `except … as e` has it. */
export function exceptionOf(machine: Machine, fault: ProgramFault): Instance {
  if (fault instanceof Raised) return fault.exception;
  const classes = exceptionClasses(machine);
  const of = classes.get(fault.type ?? "ValueError") ?? (classes.get("Exception") as ClassValue);
  return instantiate(of, [fault.text ?? fault.message], new Map());
}

/** Whether a handler for that type takes a fault. One of ours whose type in Python isn't told goes to the usual ones. */
export function isHandled(machine: Machine, fault: ProgramFault, type: Value): boolean {
  if (type instanceof Tuple) return type.items.some((one) => isHandled(machine, fault, one));
  if (!(type instanceof ClassValue)) throw new ProgramFault("except takes an exception, or a tuple of them");
  if (fault instanceof Raised) return comesFrom(fault.exception.of, type);
  const own = fault.type && exceptionClasses(machine).get(fault.type);
  if (own) return comesFrom(own, type);
  return /^(BaseException|Exception|ValueError|TypeError|RuntimeError)$/.test(type.name);
}

const comesFrom = (of: ClassValue, type: ClassValue): boolean =>
  of === type || of.bases.some((base) => comesFrom(base, type));
