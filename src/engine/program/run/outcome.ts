import { flatAt, indexAt } from "../../ops/factories/indices";
import pick from "../../ops/shapes/pick";
import type { Shape } from "../../shape";
import { nearest } from "../machine/nearest";
import { type Fault, ProgramFault, placeAt } from "../parse/fault";
import { gradientsOf } from "../tape/gradients";
import type { Recorded } from "../tape/recorded";
import { isFloat } from "../values/dtype";
import { NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, type NumberLike, type Value } from "../values/value";
import type { Binding } from "./interpreter";
import type { Run } from "./runProgram";

/** Numbers with their shape, in order. */
export interface ShapedNumbers {
  readonly shape: Shape;
  readonly numbers: Float64Array;
}

/** What a program computes: its numbers, the one whose gradients are taken, and those gradients. */
export interface Outcome {
  /** Absent where the program has no scalar. */
  readonly of?: { readonly name: string; readonly value: number; readonly recorded: Recorded };
  /** Every array and number at module level, by name. */
  readonly variables: ReadonlyMap<string, ShapedNumbers>;
  /** Of those that `of` depends on. */
  readonly gradients: ReadonlyMap<string, ShapedNumbers>;
}

/** @param ofName a name, or one with an index as `y[0]`; where it is absent, the program's loss. @returns a fault where there is no such scalar */
export function outcomeOf(run: Run, ofName?: string): Outcome | { readonly fault: Fault } {
  const { interpreter } = run;
  const { machine } = interpreter;
  const { tape } = machine;
  tape.isRecording = true;
  try {
    const values = [...interpreter.module.values].filter((entry): entry is [string, NumberLike] =>
      isNumeric(entry[1]),
    );
    const variables = new Map(values.map(([name, value]) => [name, numbersIn(value)]));
    const chosen = ofName === undefined ? usualOf(run) : namedOf(run, ofName);
    if (!chosen) return { variables, gradients: new Map() };
    const recorded = tape.recordedOf(chosen.value);
    const found = gradientsOf(recorded, undefined, (numbers) => machine.budget.spend(1 + numbers / 8));
    const gradients = new Map<string, ShapedNumbers>();
    for (const [name, value] of values) {
      const own = ownGradient(value, ofName);
      const of = tape.recordedOf(value);
      const gradient =
        own ??
        (of === recorded
          ? undefined
          : (found.get(of) ?? found.get(interpreter.beforeUpdate.get(name) ?? of)));
      const { shape } = numbersIn(value);
      if (gradient) gradients.set(name, { shape, numbers: gradient });
    }
    return { of: { name: chosen.name, value: recorded.data[0], recorded }, variables, gradients };
  } catch (error) {
    if (!(error instanceof ProgramFault)) throw error;
    return { fault: { ...placeAt(run.source, error.from ?? 0), message: error.message } };
  }
}

/** What `.backward()` left, where nobody asks for another scalar: it may have added up over several calls. */
const ownGradient = (value: NumberLike, ofName: string | undefined): Float64Array | undefined =>
  ofName === undefined && value instanceof NDArray && value.grad && !value.isResult
    ? numbersOf(value.grad)
    : undefined;

const isNumeric = (value: Value): value is NumberLike =>
  value instanceof NDArray || value instanceof Int || value instanceof Float || typeof value === "boolean";

function numbersIn(value: NumberLike): ShapedNumbers {
  if (value instanceof NDArray) return { shape: value.shape, numbers: Float64Array.from(numbersOf(value)) };
  return { shape: [], numbers: Float64Array.of(typeof value === "boolean" ? (value ? 1 : 0) : value.value) };
}

const isScalar = (value: Value): value is NumberLike =>
  value instanceof Float ||
  (value instanceof Int && !value.isConstant) ||
  (value instanceof NDArray && value.size === 1 && isFloat(value.dtype));

/** The tensor on which `.backward()` was called last, else the last scalar called loss, L, J, E or cost, else the last scalar. */
function usualOf(run: Run): { name: string; value: NumberLike } | undefined {
  const { bindings, machine, module } = run.interpreter;
  const backward = machine.backwardFrom.at(-1);
  if (backward instanceof NDArray) {
    const name = [...module.values].find(([, value]) => value === backward)?.[0];
    return { name: name ?? "backward", value: backward };
  }
  const current = [...bindings.values()].filter(
    ({ name, value }) => isScalar(value) && module.values.get(name) === value,
  );
  const computed = current.filter(
    ({ value }) => machine.tape.recordedOf(value as NumberLike).node !== undefined,
  );
  const isLoss = ({ name }: Binding) => /^(loss|L|J|E|cost|Loss|LOSS|COST|Cost)$/.test(name);
  const found = computed.findLast(isLoss) ?? computed.at(-1) ?? current.findLast(isLoss) ?? current.at(-1);
  return found && { name: found.name, value: found.value as NumberLike };
}

function namedOf(run: Run, text: string): { name: string; value: NumberLike } {
  const match = /^\s*(\w+)\s*(?:\[([-\d,\s]+)\])?\s*$/.exec(text);
  const { module, machine } = run.interpreter;
  if (!match) throw new ProgramFault(`--of takes a name, or one with an index such as y[0], not “${text}”`);
  const [, name, index] = match;
  const value = module.values.get(name);
  if (value === undefined || !isNumeric(value)) {
    const near = nearest(
      name,
      [...module.values].filter(([, one]) => isNumeric(one)).map(([one]) => one),
    );
    throw new ProgramFault(
      `the program has no number ${name} at its end${near ? `; the nearest is ${near}` : ""}`,
    );
  }
  if (index === undefined) {
    if (value instanceof NDArray && value.size !== 1)
      throw new ProgramFault(
        `${name} has ${value.size} numbers (shape (${value.shape.join(", ")})): choose one, as in ${name}[${value.shape.map(() => 0).join(",")}]`,
      );
    return { name, value };
  }
  const numbers = index.split(",").map((part) => Number(part));
  if (!(value instanceof NDArray) || numbers.length !== value.shape.length)
    throw new ProgramFault(
      `${name} has ${value instanceof NDArray ? value.shape.length : 0} indices, not ${numbers.length}`,
    );
  const places = numbers.map((k, axis) => (k < 0 ? k + value.shape[axis] : k));
  if (places.some((k, axis) => !(k >= 0 && k < value.shape[axis])))
    throw new ProgramFault(`${text} is outside of ${name}, whose shape is (${value.shape.join(", ")})`);
  const at = flatAt(places, value.shape);
  const one = machine.tape.apply(pick.create([], Int32Array.of(at)), [value], value.dtype, value.kind);
  return { name: `${name}[${indexAt(at, value.shape).join(",")}]`, value: one };
}
