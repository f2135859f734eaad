import type { CallOrPass } from "../../graph/node";
import { equal } from "../arrays/compare";
import { castTo } from "../functions/creation/copies";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import type { Expression, Statement } from "../parse/tree/syntax";
import { NDArray } from "../values/ndarray";
import type { Recorded } from "../values/recorded";
import {
  ClassValue,
  DtypeValue,
  Float,
  FunctionValue,
  Instance,
  Int,
  LibraryObject,
  type NumberLike,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { attributeOf, itemOf, setAttributeOf, setItemOf } from "./access";
import { evaluateExpression } from "./expressions";
import { formatValue } from "./methods/formatText";
import { BeforeUpdate, stoppedValue } from "./passes/beforeUpdate";
import type { CallMark, Evaluation } from "./passes/evaluation";
import { Passes, type RecordedPass } from "./passes/passes";
import { Position } from "./passes/position";
import { parameterUpdates } from "./passes/updates";
import { valueWithNumbers } from "./passes/valueWithNumbers";
import { Writings } from "./passes/writings";
import { type Binding, Bindings } from "./scopes/bindings";
import { instanceAttribute, instantiate } from "./scopes/classes";
import { namesRead } from "./scopes/locals";
import { Scope } from "./scopes/scope";
import { execute } from "./statements";

/** Looks at what a program does as it runs. */
export interface Probe {
  /** A statement is about to be carried out. */
  before(statement: Statement, scope: Scope): void;
  /** An expression has been evaluated. */
  after(expression: Expression, value: Value): void;
}

/** Runs a program's statements. It keeps where it is, and what names were bound to at module level. */
export class Interpreter implements Evaluation {
  readonly machine: Machine;
  readonly source: string;
  readonly program: readonly Statement[];
  probe: Probe | undefined;
  readonly module = new Scope("module", undefined);
  private readonly bound = new Bindings();
  /** Which passes of loops are recorded. */
  readonly passes: Passes;
  /** What a parameter was before its last update, by name: gradients are of that. */
  readonly beforeUpdate = new BeforeUpdate();
  readonly handling: ProgramFault[] = [];
  /** Numbers with which variables of the module begin, whatever is bound to them first; each counts once. */
  readonly starts = new Map<string, Float64Array>();
  /** All that was put anywhere. */
  readonly writings: Writings;
  /** Where the pass that is recorded ends among them. */
  private passEnd = Number.POSITIVE_INFINITY;
  private readonly updates: ReadonlySet<Statement | Expression>;
  private readonly position: Position;

  /** @param pass which pass of a training loop is recorded, from 1 */
  constructor(
    machine: Machine,
    source: string,
    program: readonly Statement[],
    depthLimit: number,
    pass: number,
  ) {
    this.machine = machine;
    this.source = source;
    this.program = program;
    this.updates = parameterUpdates(program);
    this.writings = new Writings(machine);
    this.position = new Position(depthLimit);
    machine.callValue = (callee, positional, keywords) => this.call(callee, positional, keywords);
    machine.attributeOf = (of, name) => attributeOf(machine, of, name);
    machine.setAttributeOf = (of, name, value) => setAttributeOf(machine, of, name, value);
    machine.isEqual = (left, right) => equal(machine, new Tuple(left), new Tuple(right));
    machine.formatted = (value, spec) => formatValue(machine, value, spec);
    machine.methodOf = (of, name) => {
      const found = instanceAttribute(of, name);
      return found instanceof FunctionValue ? found : undefined;
    };
    machine.tape.originNow = () => this.position.origin;
    this.passes = new Passes(machine.tape, pass, {
      record: (scope, number) => this.recordPass(scope, number),
      found: (recorded) => {
        machine.backwardFrom = recorded?.backward;
        this.writings.forgetAfter(this.passEnd);
      },
      drop: (scope, names) => {
        for (const name of names) {
          const value = scope.values.get(name);
          if (value !== undefined) scope.values.set(name, this.stopped(value));
        }
      },
    });
    machine.updated = (of, name) => this.passes.updated(of, name);
  }

  /** The last binding of each place in the source, in the order of execution. */
  get bindings(): readonly Binding[] {
    return this.bound.list();
  }

  private recordPass(scope: Scope, number: number): RecordedPass {
    const { tape, backwardFrom } = this.machine;
    this.passEnd = this.writings.settle();
    const names = new Map<string, { value: NumberLike; recorded: Recorded }>();
    for (const [name, value] of scope.values)
      if (value instanceof NDArray || value instanceof Float || value instanceof Int)
        names.set(name, { value, recorded: tape.recordedOf(value) });
    return {
      number,
      names,
      beforeUpdate: new Map(this.beforeUpdate),
      order: this.bound.nextOrder(),
      backward: backwardFrom,
    };
  }

  /** Where a fault arose that doesn't say so itself. */
  get index(): number {
    return this.position.span.from;
  }

  evaluate(expression: Expression, scope: Scope): Value {
    const value = evaluateExpression(this, expression, scope);
    if (isMaker.has(expression.kind) && this.machine.tape.isNoting) this.noteMade(expression, value);
    this.probe?.after(expression, value);
    return value;
  }

  /** Remembers where a value was made, unless an operation tells. */
  private noteMade({ from, to }: Expression, value: Value): void {
    const isNumeric = value instanceof NDArray || value instanceof Float || value instanceof Int;
    if (!isNumeric || value.recorded || value.made) return;
    value.made = { origin: { ...this.position.origin, from, to }, isEnd: false };
  }

  execute(statements: readonly Statement[], scope: Scope): void {
    for (const statement of statements) {
      const before = this.position.statement;
      this.position.begin(statement);
      this.machine.budget.spend(1);
      this.probe?.before(statement, scope);
      execute(this, statement, scope);
      this.position.statement = before;
    }
  }

  at(span: { readonly from: number; readonly to: number }): void {
    this.position.span = span;
  }

  attribute(of: Value, name: string): Value {
    return attributeOf(this.machine, of, name);
  }

  setAttribute(of: Value, name: string, value: Value): void {
    setAttributeOf(this.machine, of, name, value);
    if (typeof of === "object" && of !== null)
      this.writings.note(of, name, value, this.position.statement, this.position.span);
  }

  item(of: Value, index: Value): Value {
    return itemOf(this.machine, of, index);
  }

  setItem(of: Value, index: Value, value: Value): void {
    setItemOf(this.machine, of, index, value);
    this.writings.noteItem(of, index, value, this.position.statement, this.position.span);
  }

  call(callee: Value, positional: readonly Value[], keywords: ReadonlyMap<string, Value> = new Map()): Value {
    this.machine.budget.spend(10);
    if (callee instanceof FunctionValue) return callee.call(positional, keywords);
    if (callee instanceof DtypeValue) return castTo(this.machine, callee.dtype, positional[0] ?? new Int(0));
    if (callee instanceof ClassValue) return instantiate(callee, positional, keywords);
    if (callee instanceof LibraryObject && callee.call) return callee.call(positional, keywords);
    if (callee instanceof Instance) {
      const method = instanceAttribute(callee, "__call__") ?? instanceAttribute(callee, "forward");
      if (method instanceof FunctionValue) return method.call(positional, keywords);
    }
    throw new ProgramFault(
      `${typeName(callee)} can't be called: it isn't a function${callee instanceof NDArray || callee instanceof Float || callee instanceof Int ? " (is a * missing before the parenthesis?)" : ""}`,
      undefined,
      { type: "TypeError", text: `'${typeName(callee)}' object is not callable` },
    );
  }

  mark(calls?: CallMark): CallMark {
    return this.position.mark(calls);
  }

  enter<Result>(name: string, act: () => Result): Result {
    return this.position.enter(name, act);
  }

  within<Result>(what: CallOrPass, from: number, act: () => Result): Result {
    return this.position.within(what, from, act);
  }

  evaluated(expression: Expression, scope: Scope): void {
    if (expression.kind !== "call" || !this.machine.tape.isNoting) return;
    for (const name of namesRead(expression)) {
      const value = scope.find(name);
      if (value instanceof NDArray)
        this.writings.noteChange(value, this.position.statement, this.position.span);
    }
  }

  receive(given: ReadonlyMap<string, Value>, scope: Scope): void {
    for (const [name, value] of given) {
      scope.values.set(name, value);
      this.writings.noteArgument(scope, name, value, this.position.statement, this.position.span);
    }
  }

  bind(name: string, value: Value, scope: Scope, isUpdate = false): void {
    const owner = scope.owner(name);
    const started = owner.kind === "module" ? this.startOf(name, value) : value;
    const bound = isUpdate ? this.updated(name, started, owner) : asVariable(this.machine, started);
    owner.values.set(name, bound);
    this.writings.note(owner, name, bound, this.position.statement, this.position.span);
    if (owner.kind !== "module") return;
    this.bound.note(name, bound, this.position.span.from, this.position.occurrence);
  }

  /** What a variable begins with: other numbers, where some are given for it. */
  private startOf(name: string, value: Value): Value {
    const numbers = this.starts.get(name);
    if (!numbers) return value;
    this.starts.delete(name);
    return valueWithNumbers(this.machine, value, numbers);
  }

  /** A parameter's new value under a name. One that was changed in place has been seen to. */
  private updated(name: string, value: Value, owner: Scope): Value {
    const old = owner.values.get(name);
    if (value === old) return value;
    if (owner.kind === "module") this.beforeUpdate.keep(name, old);
    this.passes.updated(owner, name);
    return this.stopped(value);
  }

  stopped(value: Value): Value {
    return stoppedValue(this.machine.tape, value);
  }

  isUpdate(step: Statement | Expression): boolean {
    return this.updates.has(step);
  }

  beforeChange(array: Value): void {
    if (!(array instanceof NDArray) || !this.machine.tape.isPassRecorded) return;
    for (const [name, value] of this.module.values)
      if (value instanceof NDArray && value.storage === array.storage) this.beforeUpdate.keep(name, value);
  }
}

/** Expressions that make something; others only name it. */
const isMaker: ReadonlySet<Expression["kind"]> = new Set([
  "call",
  "attribute",
  "subscript",
  "binary",
  "compare",
]);

/** A single number of NumPy's that was computed from literals alone is a variable when it gets a name. */
function asVariable(machine: Machine, value: Value): Value {
  if (
    value instanceof NDArray &&
    value.recorded?.isConstant &&
    !value.recorded.node &&
    value.dtype !== "bool"
  )
    machine.tape.forget(value);
  return value;
}
