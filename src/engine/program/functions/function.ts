import { isTrue } from "../arrays/items";
import { wholeNumber } from "../arrays/positions";
import type { Machine } from "../machine/machine";
import { nearestName } from "../machine/nearest";
import { ProgramFault } from "../parse/tree/fault";
import { NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, typeName, type Value } from "../values/value";
import { isElsewhere, takenApart, unsupported } from "./arguments/takenApart";

/** Whose manner a function follows where two libraries differ: by its prefix, or by what it is a method of. */
export type LibraryName = "numpy" | "torch" | "python";

/** One call of a function of the language. */
export interface Call {
  readonly machine: Machine;
  readonly library: LibraryName;
  /** As it was written. */
  readonly name: string;
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** A function of the language, or a family that differs in a setting. */
export interface BuiltIn {
  readonly names: readonly string[];
  /** Whether it is a method of arrays too. */
  readonly isMethod?: boolean;
  /** Names that it has as a method only. */
  readonly methods?: readonly string[];
  call(call: Call): Value;
}

/** A function from its names and what it does. */
export const builtIn = (
  names: readonly string[],
  call: (call: Call) => Value,
  isMethod = false,
): BuiltIn => ({ names, isMethod, call });

const signatures = new Map<string, readonly (readonly string[])[]>();

function parametersOfSignature(signature: string): readonly (readonly string[])[] {
  const known = signatures.get(signature);
  if (known) return known;
  const parameters = signature.split(" ").map((names) => names.split("|"));
  signatures.set(signature, parameters);
  return parameters;
}

/** The values of a call's parameters, by name. */
export class Arguments {
  private readonly values = new Map<string, Value>();
  private readonly call: Call;
  /** Those that nothing has asked for yet, with the names that they were given by. */
  private readonly unread = new Map<string, string>();

  /**
   * @param signature parameters in order, with other names for the same behind a bar: `a|input axis|dim keepdims|keepdim`
   * @throws ProgramFault for one too many, or a name that the function doesn't have
   */
  constructor(call: Call, signature: string) {
    this.call = call;
    takenApart(call, this);
    const parameters = parametersOfSignature(signature);
    if (call.positional.length > parameters.length)
      throw new ProgramFault(
        `${call.name} takes at most ${parameters.length} ${parameters.length === 1 ? "argument" : "arguments"}, but has ${call.positional.length}`,
      );
    call.positional.forEach((value, k) => {
      this.values.set(parameters[k][0], value);
      this.unread.set(parameters[k][0], parameters[k][0]);
    });
    for (const [name, value] of call.keywords) {
      if (isElsewhere(call.library, name)) continue;
      const found = parameters.find((names) => names.includes(name));
      if (!found) {
        const known = parameters.flat();
        const near = nearestName(name, known);
        if (near === undefined) throw unsupported(call.name, name);
        throw new ProgramFault(`${call.name} has no argument ${name}; it has ${near}`);
      }
      if (this.values.has(found[0])) throw new ProgramFault(`${call.name}: ${name} is given twice`);
      this.values.set(found[0], value);
      this.unread.set(found[0], name);
    }
  }

  /** What was given and never asked for. */
  unheeded(): [string, Value][] {
    return [...this.unread].map(([name, written]) => [written, this.values.get(name) ?? null]);
  }

  /** The value, or nothing where it isn't given. */
  get(name: string): Value | undefined {
    this.unread.delete(name);
    return this.values.get(name);
  }

  /** The same, where None counts as not given. */
  given(name: string): Value | undefined {
    return this.get(name) ?? undefined;
  }

  /** @throws ProgramFault where it isn't given */
  require(name: string): Value {
    const value = this.get(name);
    if (value === undefined) throw new ProgramFault(`${this.call.name}: the argument ${name} is missing`);
    return value;
  }

  isTrue(name: string, usual = false): boolean {
    const value = this.given(name);
    return value === undefined ? usual : isTrue(this.call.machine, value);
  }

  integer(name: string, usual: number): number {
    const value = this.given(name);
    return value === undefined ? usual : wholeNumber(value, `${this.call.name}: ${name}`);
  }

  number(name: string, usual: number): number {
    const value = this.given(name);
    return value === undefined ? usual : plainNumber(value, `${this.call.name}: ${name}`);
  }

  text(name: string, usual: string): string {
    const value = this.given(name);
    if (value === undefined) return usual;
    if (typeof value !== "string")
      throw new ProgramFault(`${this.call.name}: ${name} is a text, not ${typeName(value)}`);
    return value;
  }
}

/** A single number without its history. */
export function plainNumber(value: Value, what: string): number {
  if (value instanceof Int || value instanceof Float) return value.value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const numbers = value instanceof NDArray && value.size === 1 ? numbersOf(value)[0] : undefined;
  if (numbers !== undefined) return numbers;
  throw new ProgramFault(`${what} is a number, not ${typeName(value)}`);
}
