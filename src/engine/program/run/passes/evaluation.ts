import type { CallOrPass } from "../../../graph/node";
import type { Machine } from "../../machine/machine";
import type { ProgramFault } from "../../parse/tree/fault";
import type { Expression, Statement } from "../../parse/tree/syntax";
import type { OriginFrame } from "../../values/recorded";
import type { Value } from "../../values/value";
import type { Scope } from "../scopes/scope";
import type { Passes } from "./passes";

/** Which functions are being called, and how deep in calls that is. */
export interface CallMark {
  readonly frames: readonly OriginFrame[];
  readonly depth: number;
}

/** What the parts of the interpreter ask of each other. */
export interface Evaluation {
  readonly machine: Machine;
  readonly source: string;
  readonly program: readonly Statement[];
  evaluate(expression: Expression, scope: Scope): Value;
  execute(statements: readonly Statement[], scope: Scope): void;
  /** Says what is being done, for faults and for what is recorded. */
  at(span: { readonly from: number; readonly to: number }): void;
  attribute(of: Value, name: string): Value;
  setAttribute(of: Value, name: string, value: Value): void;
  call(callee: Value, positional: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value;
  item(of: Value, index: Value): Value;
  setItem(of: Value, index: Value, value: Value): void;
  /** Says that a statement that is only an expression is done: what it names may have been changed in place. */
  evaluated(expression: Expression, scope: Scope): void;
  /** Gives names to a function's arguments. */
  receive(given: ReadonlyMap<string, Value>, scope: Scope): void;
  /** Gives a name a value. @param isUpdate whether it is a step of a parameter, where gradients stop */
  bind(name: string, value: Value, scope: Scope, isUpdate?: boolean): void;
  isUpdate(step: Statement | Expression): boolean;
  /** Keeps what an array is, under all its names, before a step changes it in place. */
  beforeChange(array: Value): void;
  /** A parameter's new value: gradients stop here. */
  stopped(value: Value): Value;
  readonly passes: Passes;
  /** The offset of what is being done. */
  readonly index: number;
  /** The faults that are being handled, for a bare `raise`. */
  readonly handling: ProgramFault[];
  /** The functions that are being called; with an argument it goes back to those. */
  mark(calls?: CallMark): CallMark;
  /** A function's body, in a call. */
  enter<Result>(name: string, act: () => Result): Result;
  /** A call, or a pass of a loop, whose operations belong together. @param from where it stands */
  within<Result>(what: CallOrPass, from: number, act: () => Result): Result;
}

/** How a statement leaves its block. */
export class Leaving {
  readonly kind: "break" | "continue" | "return";
  readonly value: Value;

  constructor(kind: Leaving["kind"], value: Value = null) {
    this.kind = kind;
    this.value = value;
  }
}
