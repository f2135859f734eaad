import type { RandomState } from "../generators/mersenne";
import type { TorchGenerator } from "../generators/torchGenerator";
import { ProgramFault } from "../parse/tree/fault";
import { defaultOptions, type PrintOptions } from "../print/numpyFloats";
import { type PrintSettings, repr, str } from "../print/repr";
import { Tape } from "../tape/tape";
import type { NDArray } from "../values/ndarray";
import type { Callable, Instance, Value } from "../values/value";
import { Boundaries } from "./boundaries";
import type { Budget } from "./budget";
import { WrittenNumbers } from "./writtenNumbers";

/** What a running program has: its tape, its random numbers, what it printed, and how values are written. */
export class Machine implements PrintSettings {
  readonly tape: Tape;
  readonly budget: Budget;
  readonly options: PrintOptions = defaultOptions();
  defaultFloat: "float32" | "float64" = "float32";
  /** What a reader should know: float32 is computed in float64, a plot is skipped. Each once. */
  readonly notes = new Set<string>();
  /** Where a number was compared with one that it equals. */
  readonly boundaries = new Boundaries(() => this.tape.originNow()?.from ?? 0);
  /** Numbers that became texts. */
  readonly written = new WrittenNumbers();
  /** NumPy's global generator; made when it is used first. */
  random: RandomState | undefined;
  /** PyTorch's own generator, and whether the program has seeded it; made when it is used first. */
  torchRandom: { now: TorchGenerator; isSeeded: boolean } | undefined;
  /** What was printed, each time up to the end of a line. */
  readonly printed: string[] = [];
  /** Where each of them was printed, as an offset in the source. */
  readonly printedAt: number[] = [];
  private printedLength = 0;
  private readonly numbers = new Map<object, number>();
  /** The tensor on which `.backward()` was called last, in a pass that is recorded. */
  backwardFrom: NDArray | undefined;
  /** Is told that a parameter gets its next value: of whose it is, and its name there. */
  updated: (of: object, name: string) => void = () => {};
  /** Calls a value, told by the interpreter. */
  callValue: (callee: Value, positional: readonly Value[], keywords?: ReadonlyMap<string, Value>) => Value =
    () => null;
  /** An attribute of any value. */
  attributeOf: (of: Value, name: string) => Value = () => null;
  setAttributeOf: (of: Value, name: string, value: Value) => void = () => {};
  /** A value by a format specification. */
  formatted: (value: Value, spec: string) => string = () => "";
  /** Whether values are equal, one by one. */
  isEqual: (left: readonly Value[], right: readonly Value[]) => boolean = () => false;
  /** A method of a program's own class. */
  methodOf: (of: Instance, name: string) => Callable | undefined = () => undefined;

  constructor(budget: Budget) {
    this.budget = budget;
    this.tape = new Tape((numbers) => budget.spend(1 + numbers / 8));
  }

  own(of: Instance, method: "__str__" | "__repr__"): string | undefined {
    const found =
      this.methodOf(of, method) ?? (method === "__str__" ? this.methodOf(of, "__repr__") : undefined);
    if (!found) return undefined;
    const text = found.call([], new Map());
    return typeof text === "string" ? text : undefined;
  }

  /** Which object this is of those that were asked about, from 1: the next one where it hasn't been yet. */
  numberOf(object: object): number {
    const number = this.numbers.get(object) ?? this.numbers.size + 1;
    this.numbers.set(object, number);
    return number;
  }

  str(value: Value): string {
    return this.written.note(value, str(value, this));
  }

  repr(value: Value): string {
    return this.written.note(value, repr(value, this));
  }

  /** @throws ProgramFault where that is too much */
  print(text: string): void {
    this.budget.spend(text.length / 4);
    this.printedLength += text.length;
    if (this.printedLength > 2_000_000)
      throw new ProgramFault("the program has printed 2 million characters: print less");
    const last = this.printed.at(-1);
    if (last !== undefined && !last.endsWith("\n")) this.printed[this.printed.length - 1] = last + text;
    else {
      this.printed.push(text);
      this.printedAt.push(this.tape.originNow()?.from ?? 0);
    }
  }
}
