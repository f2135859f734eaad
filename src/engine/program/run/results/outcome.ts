import { elementName } from "../../../names/elementName";
import { flatAt } from "../../../ops/factories/indices";
import pick from "../../../ops/shapes/pick";
import type { Shape } from "../../../shape";
import { claimedName } from "../../claimNames";
import { nearestName } from "../../machine/nearest";
import { type FaultInProgram, locationAt, ProgramFault } from "../../parse/tree/fault";
import { gradientsOf } from "../../tape/gradients";
import { isFloat } from "../../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../../values/ndarray";
import type { Recorded } from "../../values/recorded";
import { Float, Int, type NumberLike, type Value } from "../../values/value";
import type { Run } from "../runProgram";
import { requirePass } from "./shownPass";

/** Numbers with their shape, in order. */
export interface ShapedNumbers {
  readonly shape: Shape;
  readonly numbers: Float64Array;
}

/** What a program computes: its numbers, the one whose gradients are taken, and those gradients. */
export interface ProgramOutcome {
  /** Absent where the program has no scalar. */
  readonly of?: ScalarCandidate & { readonly value: number };
  /** Every array and number at module level, by name. */
  readonly variables: ReadonlyMap<string, ShapedNumbers>;
  /** Of those that `of` depends on. */
  readonly gradients: ReadonlyMap<string, ShapedNumbers>;
}

/** @param ofName a name, or one with an index as `y[0]`; where it is absent, the program's loss. @returns a fault where there is no such scalar */
export function outcomeOf(run: Run, ofName?: string): ProgramOutcome | { readonly fault: FaultInProgram } {
  const { interpreter } = run;
  const { machine } = interpreter;
  return guarded(run, () => {
    const values = numericOf(run);
    const variables = variablesOf(run);
    const chosen = ofName === undefined ? usualOf(run) : namedOf(run, ofName);
    if (!chosen) return { variables, gradients: new Map() };
    const { recorded } = chosen;
    const found = gradientsOf(recorded, undefined, (numbers) => machine.budget.spend(1 + numbers / 8));
    const gradients = new Map<string, ShapedNumbers>();
    for (const [name, value] of values) {
      const own = ownGradient(value, ofName);
      const gradient =
        own ??
        versionsOf(run, name, value).flatMap((one) => (one === recorded ? [] : (found.get(one) ?? [])))[0];
      const { shape } = numbersIn(value);
      if (gradient) gradients.set(name, { shape, numbers: gradient });
    }
    return { of: { ...chosen, value: recorded.data[0] }, variables, gradients };
  });
}

/** Every array and number at module level, by name. */
export const variablesOf = (run: Run): ReadonlyMap<string, ShapedNumbers> =>
  new Map(numericOf(run).map(([name, value]) => [name, numbersIn(value)]));

const numericOf = ({ interpreter }: Run) =>
  [...interpreter.module.values].filter((entry): entry is [string, NumberLike] => isNumeric(entry[1]));

/** The number whose gradients are taken, without them. @returns a fault where there is no such scalar */
export function differentiatedNumber(
  run: Run,
  ofName?: string,
): Pick<ProgramOutcome, "of"> | { readonly fault: FaultInProgram } {
  return guarded(run, () => {
    const chosen = ofName === undefined ? usualOf(run) : namedOf(run, ofName);
    return chosen ? { of: { ...chosen, value: chosen.recorded.data[0] } } : {};
  });
}

/** What is asked of a run at its end; what is wrong with the question is a fault. */
function guarded<Result>(run: Run, ask: () => Result): Result | { readonly fault: FaultInProgram } {
  const { tape } = run.interpreter.machine;
  tape.isRecording = true;
  tape.isPassRecorded = true;
  try {
    requirePass(run);
    return ask();
  } catch (error) {
    if (!(error instanceof ProgramFault)) throw error;
    return { fault: { ...locationAt(run.source, error.from ?? 0), message: error.message } };
  }
}

/** What a name stood for: at the end, before its update, and in the passes of training that are recorded. */
function versionsOf({ interpreter }: Run, name: string, value: NumberLike): Recorded[] {
  const passes = [...interpreter.passes.loops.values()].flatMap(({ recorded }) => recorded ?? []);
  return [
    interpreter.machine.tape.recordedOf(value),
    interpreter.beforeUpdate.get(name),
    ...passes.reverse().flatMap((pass) => [pass.names.get(name)?.recorded, pass.beforeUpdate.get(name)]),
  ].filter((one) => one !== undefined);
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

/** A scalar that may be the one whose gradients are taken. */
interface ScalarCandidate {
  readonly name: string;
  /** Whether the program gives it no name. */
  readonly isUnnamed?: boolean;
  readonly recorded: Recorded;
  /** Of a number that was chosen by its index: the array in which it stands, its name, and where, from 0. */
  readonly entry?: { readonly whole: Recorded; readonly name: string; readonly at: readonly number[] };
}

/** The tensor on which `.backward()` was called last, else the last scalar called loss, L, J, E or cost, else the last scalar. */
function usualOf(run: Run): ScalarCandidate | undefined {
  const { machine, module, passes } = run.interpreter;
  const { tape, backwardFrom } = machine;
  if (backwardFrom) {
    const inPasses = [...passes.loops.values()].flatMap(({ recorded }) => [...(recorded?.names ?? [])]);
    const name =
      [...module.values].find(([, value]) => value === backwardFrom)?.[0] ??
      inPasses.find(([, { value }]) => value === backwardFrom)?.[0];
    return {
      name: name ?? "backward",
      isUnnamed: name === undefined,
      recorded: tape.recordedOf(backwardFrom),
    };
  }
  const all = candidatesOf(run);
  const computed = all.filter(({ recorded }) => recorded.node !== undefined);
  const isLoss = ({ name }: ScalarCandidate) => /^(loss|L|J|E|cost|Loss|LOSS|COST|Cost)$/.test(name);
  // What says that it is the gradient of another number isn't one of which gradients are taken.
  const variables = new Set(run.interpreter.bindings.map(({ name }) => name));
  const isGradient = ({ name }: ScalarCandidate) => {
    // `do_dn` is the gradient of n where o is a number of the program; `d2f`, `d2f_dx2` as `df`, `df_dx`.
    const first = /^d2\D/.test(name) ? name.replace(/^d2/, "d").replace(/2$/, "") : name;
    return ["", ...variables].some((of) => {
      const read = claimedName(first, of);
      return read?.kind === "delta" || read?.names.some((one) => variables.has(one));
    });
  };
  return (
    computed.findLast(isLoss) ??
    computed.findLast((one) => !isGradient(one)) ??
    computed.at(-1) ??
    all.findLast(isLoss) ??
    all.at(-1)
  );
}

/** All scalars in the order in which they got their names: those at the end, and those of passes that are recorded. */
function candidatesOf({ interpreter }: Run): ScalarCandidate[] {
  const { bindings, machine, module, passes } = interpreter;
  const atEnd = bindings.flatMap(({ name, value, order }) =>
    isScalar(value) && module.values.get(name) === value
      ? [{ name, order, recorded: machine.tape.recordedOf(value) }]
      : [],
  );
  const inPasses = [...passes.loops.values()].flatMap(({ recorded: pass }) =>
    [...(pass?.names ?? [])].flatMap(([name, { value, recorded }]) =>
      isScalar(value) ? [{ name, order: pass?.order ?? 0, recorded }] : [],
    ),
  );
  // Those of a pass come together, and there in the order in which they were computed.
  return [...inPasses, ...atEnd].sort((a, b) => a.order - b.order || a.recorded.id - b.recorded.id);
}

function namedOf(run: Run, text: string): ScalarCandidate {
  const match = /^\s*(\w+)\s*(?:\[([-\d,\s]+)\])?\s*$/.exec(text);
  const { module, machine, passes } = run.interpreter;
  if (!match) throw new ProgramFault(`--of takes a name, or one with an index such as y[0], not “${text}”`);
  const [, name, index] = match;
  const atEnd = module.values.get(name);
  const inPass = [...passes.loops.values()]
    .flatMap(({ recorded }) => recorded?.names.get(name) ?? [])
    .findLast(({ value }) => isNumeric(value));
  // At the end of training a name stands for what no pass that is recorded has made.
  const isFromPass =
    inPass && (!isNumeric(atEnd ?? null) || !machine.tape.recordedOf(atEnd as NumberLike).node);
  const value = isFromPass ? inPass.value : atEnd;
  if (value === undefined || !isNumeric(value)) {
    const near = nearestName(
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
    return { name, recorded: isFromPass ? inPass.recorded : machine.tape.recordedOf(value) };
  }
  const numbers = index.split(",").map((part) => Number(part));
  if (!(value instanceof NDArray) || numbers.length !== value.shape.length)
    throw new ProgramFault(
      `${name} has ${value instanceof NDArray ? value.shape.length : 0} indices, not ${numbers.length}`,
    );
  const indices = numbers.map((k, axis) => (k < 0 ? k + value.shape[axis] : k));
  if (indices.some((k, axis) => !(k >= 0 && k < value.shape[axis])))
    throw new ProgramFault(`${text} is outside of ${name}, whose shape is (${value.shape.join(", ")})`);
  const at = flatAt(indices, value.shape);
  const array = isFromPass ? asRecorded(value, inPass.recorded) : value;
  const one = machine.tape.apply(pick.create([], Int32Array.of(at)), [array], value.dtype, value.kind);
  const recorded = machine.tape.recordedOf(one);
  return {
    name: elementName(name, indices),
    recorded,
    ...(recorded.node && { entry: { whole: recorded.node.inputs[0], name, at: indices } }),
  };
}

/** An array as it was in a pass that is recorded: later passes may have changed it in place. */
function asRecorded({ dtype, kind }: NDArray, recorded: Recorded): NDArray {
  const array = arrayOf(recorded.data, recorded.shape, dtype, kind);
  array.storage.isHeld = true;
  array.recorded = recorded;
  array.recordedVersion = array.storage.version;
  return array;
}
