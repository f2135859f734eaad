import type { Graph, Tensor } from "../../graph/graph";
import type { Node, SourceLocation } from "../../graph/node";
import { nodeOrder } from "../../graph/nodeOrder";
import { elementName } from "../../names/elementName";
import { flatAt } from "../../ops/factories/indices";
import { tupleText } from "../../shape";
import { itemName } from "../run/passes/writings";
import type { ProgramOutcome } from "../run/results/outcome";
import type { Run } from "../run/runProgram";
import { ancestorsOf } from "../tape/gradients";
import { Module, namedParameters } from "../torch/module";
import { NDArray } from "../values/ndarray";
import type { Origin, Recorded } from "../values/recorded";
import { Float, Instance, Int, List, Tuple } from "../values/value";
import { nameReader } from "./nameReader";
import { sourceLines } from "./sourceLines";
import { type Named, uniqueNames, type ValueName } from "./valueNames";

/** A program's operations that lead to one of its numbers, with the values that they had. */
export interface ProgramGraph extends Graph {
  /** By tensor id. */
  readonly recorded: readonly Recorded[];
  /** What quantities call them, by tensor id. */
  readonly names: readonly ValueName[];
}

/**
 * All that leads to the number of an outcome, in the order of execution.
 * @param parameters names of what an update changes; where absent, what requires a gradient or is updated by the program itself
 */
export function programGraph(
  run: Run,
  of: NonNullable<ProgramOutcome["of"]>,
  parameters?: readonly string[],
): ProgramGraph {
  const { whole, at, values, ids } = valuesBehind(of);
  const locationOf = locationsIn(run.source);
  const originOf = ({ node, made }: Recorded) => (node ?? made)?.origin;
  const readers = firstReaders(values);
  const locations = values.map((value) => {
    const origin = originOf(value) ?? readers.get(value)?.node?.origin;
    return origin && locationOf(origin);
  });
  const bare = bareNames(run, ids);
  // A number that was chosen by a name keeps it, whatever else goes by it.
  if (!of.isUnnamed && at === undefined) bare.set(whole, of.name);
  const bound = boundNames(run, ids);
  const names = uniqueNames(
    values.map(
      (value, id): Named => ({
        value,
        bare: bare.get(value),
        bound: bound.get(value),
        location: locations[id],
        ...(!originOf(value) && { text: numbersText(value) }),
      }),
    ),
  );
  const updated = new Set(parameters);
  const own = updatedIn(run);
  const isUpdated = (value: Recorded, name: string) =>
    !value.node &&
    !value.isConstant &&
    (parameters ? updated.has(name) : value.owner !== undefined || own.has(value));
  const tensors = values.map((value, id): Tensor => {
    const isLiteral = value.isConstant && !bare.has(value) && !bound.has(value);
    const role = isLiteral ? "literal" : isUpdated(value, names[id].name) ? "parameter" : "value";
    const { shape, isConstant } = value;
    return { id, ref: { base: names[id].name, role }, shape, perExample: false, shared: false, isConstant };
  });
  const nodes = values.flatMap(({ node }, output): Node[] =>
    node
      ? [
          {
            op: node.op,
            inputs: node.inputs.map((input) => ids.get(input) as number),
            output,
            location: locations[output] ?? unplaced,
          },
        ]
      : [],
  );
  const loss = ids.get(whole) as number;
  const lossName = elementName(names[loss].name, at ?? []);
  const parts = {
    tensors,
    nodes,
    loss,
    lossIndex: at === undefined ? 0 : flatAt(at, whole.shape),
    parameters: tensors.filter(({ ref }) => ref.role === "parameter").map(({ id }) => id),
  };
  return {
    ...parts,
    shown: [],
    order: nodeOrder(parts),
    lossName,
    lossText: lossName,
    depth: 0,
    firstIndex: 0,
    parse: nameReader(tensors, lossName),
    recorded: values,
    names,
  };
}

/** What the program updates itself, as it was before. */
export function updatedIn({ interpreter: { beforeUpdate, passes } }: Run): ReadonlySet<Recorded> {
  const loops = [...passes.loops.values()].flatMap(({ recorded }) => recorded ?? []);
  return new Set(
    [beforeUpdate, ...loops.map((pass) => pass.beforeUpdate)].flatMap((before) => [...before.values()]),
  );
}

/** What reads each value first. */
function firstReaders(values: readonly Recorded[]): ReadonlyMap<Recorded, Recorded> {
  const readers = new Map<Recorded, Recorded>();
  for (const value of values)
    for (const input of value.node?.inputs ?? []) if (!readers.has(input)) readers.set(input, value);
  return readers;
}

/** What stands in a formula, as its numbers: `3`, `[1, 2]`, `array of shape (2, 3)`. */
function numbersText({ shape, data }: Recorded): string {
  if (shape.length === 0) return String(data[0]);
  return shape.length === 1 && data.length <= 4
    ? `[${data.join(", ")}]`
    : `array of shape ${tupleText(shape)}`;
}

/** All that leads to a number, in the order in which it was made, with ids that count from 0. */
export function valuesBehind(of: NonNullable<ProgramOutcome["of"]>) {
  const { whole, at } = of.entry ?? { whole: of.recorded, at: undefined };
  const lasting = ancestorsOf(whole);
  const constants = lasting.flatMap(({ node }) => node?.inputs.filter((input) => input.isConstant) ?? []);
  const values = [...new Set([...constants, ...lasting])].sort((a, b) => a.id - b.id);
  return { whole, at, values, ids: new Map(values.map((value, id) => [value, id])) };
}

/** What is recorded outside of any statement. */
const unplaced: SourceLocation = { line: 1, column: 1, occurrence: 1, text: "", frames: [] };

function locationsIn(source: string): (origin: Origin) => SourceLocation {
  const lines = sourceLines(source);
  return ({ from, to, occurrence, frames }) => {
    const { line, column } = lines.locationAt(from);
    const caption = lines.commentOf(line);
    return {
      line,
      column,
      occurrence,
      text: source.slice(from, to),
      ...(caption !== undefined && { caption }),
      frames: frames.map(({ from, ...frame }) => ({ ...frame, line: lines.locationAt(from).line })),
    };
  };
}

/** What each value is called at the end of the module; a parameter that was updated keeps its name. */
function bareNames({ interpreter }: Run, ids: ReadonlyMap<Recorded, number>): Map<Recorded, string> {
  const { module, passes, beforeUpdate, machine } = interpreter;
  const names = new Map<Recorded, string>();
  const taken = new Set<string>();
  const add = (name: string, recorded: Recorded | undefined) => {
    if (!recorded || !ids.has(recorded) || names.has(recorded) || taken.has(name)) return;
    names.set(recorded, name);
    taken.add(name);
  };
  for (const [name, value] of module.values)
    if (value instanceof Float || value instanceof Int || value instanceof NDArray)
      add(name, machine.tape.recordedOf(value));
  for (const [name, value] of module.values)
    if (value instanceof List || value instanceof Tuple)
      for (const [index, { recorded }] of numbersIn(value))
        if (!recorded?.node) add(`${name}[${index.join(",")}]`, recorded);
  for (const [name, recorded] of beforeUpdate) add(name, recorded);
  for (const { recorded: pass } of [...passes.loops.values()].reverse()) {
    for (const [name, { recorded }] of pass?.names ?? []) add(name, recorded);
    for (const [name, recorded] of pass?.beforeUpdate ?? []) add(name, recorded);
  }
  const owned = ownerNames(interpreter);
  for (const recorded of ids.keys()) {
    const name = recorded.owner && owned.get(recorded.owner);
    if (name !== undefined) add(name, recorded);
  }
  return names;
}

/** The numbers of a list, and of lists in it, with their places. */
function* numbersIn(
  { items }: List | Tuple,
  index: readonly number[] = [],
): Iterable<readonly [readonly number[], Float]> {
  if (index.length > 3) return;
  for (const [k, item] of items.entries()) {
    if (item instanceof Float) yield [[...index, k], item];
    else if (item instanceof List || item instanceof Tuple) yield* numbersIn(item, [...index, k]);
  }
}

/** The names of what requires a gradient: variables, and the weights of modules, as `model.0.weight`. */
function ownerNames({ module }: Run["interpreter"]): ReadonlyMap<object, string> {
  const names = new Map<object, string>();
  for (const [name, value] of module.values) {
    if (value instanceof NDArray) names.set(value, name);
    if (value instanceof Module || value instanceof Instance)
      for (const [full, tensor] of namedParameters(value.attributes, `${name}.`))
        if (!names.has(tensor)) names.set(tensor, full);
  }
  return names;
}

/**
 * The names that values had: of the module before those of functions, the first before later ones. An argument isn't called by
 * its function's name for it where that means something else: `x` in `sigmoid(x)`, in a program whose input is `x`.
 */
function boundNames({ interpreter, source }: Run, ids: ReadonlyMap<Recorded, number>) {
  const lines = sourceLines(source);
  const names = new Map<Recorded, { name: string; line: number; pass: number }>();
  const writings = interpreter.writings.list();
  const ofModule = writings.filter(({ owner }) => owner === interpreter.module);
  const others = new Set(writings.flatMap(({ key, path, isArgument }) => (isArgument || path ? [] : [key])));
  const times = new Map<string, number>();
  for (const [k, { recorded, path, key, span, isArgument }] of [...ofModule, ...writings].entries()) {
    if (isArgument && others.has(key)) continue;
    const name = path === undefined ? String(key) : itemName(path, key);
    const { line } = lines.locationAt(span.from);
    const mark = `${k < ofModule.length} ${name} ${line}`;
    const pass = (times.get(mark) ?? 0) + 1;
    times.set(mark, pass);
    if (ids.has(recorded) && !names.has(recorded)) names.set(recorded, { name, line, pass });
  }
  return names;
}
