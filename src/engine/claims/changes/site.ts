import { isLeaf, type Site } from "../../mistakes/lines/edit";
import { expressionsWithin } from "../../program/parse/expressionParts";
import type { Expression, Statement } from "../../program/parse/tree/syntax";
import type { Run } from "../../program/run/runProgram";
import { NDArray } from "../../program/values/ndarray";
import type { Recorded } from "../../program/values/recorded";
import { Dict, Float, FunctionValue, Int, List } from "../../program/values/value";
import type { Claim } from "../claim/claim";
import type { Contributor } from "./contributors";

/** So many names are tried in the place of another. */
const mostNames = 20;

/** @param near names of values that are near the claim's variable, the nearest first */
export function siteOf(
  { source, interpreter }: Run,
  { statement, within }: Contributor,
  value: Expression,
  claim: Claim,
  near: readonly string[],
  factor: number | undefined,
  forward: ReadonlySet<Recorded>,
): Site {
  const text = ({ from, to }: Expression) => source.slice(from, to);
  const wholes = value.kind === "tuple" ? value.items : [value];
  const { values } = interpreter.module;
  const isFunction = (name: string) => values.get(name) instanceof FunctionValue;
  const block = within ? ("body" in within ? within.body : []) : interpreter.program;
  const found = new Map<string, number>();
  const own = new Set(expressionsWithin(value).filter(isLeaf).map(text));
  const points = (name: string) => {
    const index = near.indexOf(name.replace(/^.*\./, "").replace(/\[.*$/, ""));
    return (own.has(name) ? 0 : 1) + (index < 0 ? 40 : index) / 20;
  };
  for (const expression of expressionsIn(block, within === undefined))
    for (const part of expressionsWithin(expression)) {
      if (!isLeaf(part)) continue;
      const name = text(part);
      const base = /^\w+/.exec(name)?.[0] ?? "";
      const atEnd = within ? undefined : values.get(base);
      const isValue = within
        ? !isFunction(base) &&
          !/^(?:np|numpy|torch|math|F|self)$/.test(name) &&
          !/^(?:np|numpy|torch|math)\./.test(name)
        : atEnd instanceof NDArray ||
          atEnd instanceof Float ||
          atEnd instanceof Int ||
          (name !== base &&
            (atEnd instanceof List ||
              atEnd instanceof Dict ||
              (typeof atEnd === "object" && !isFunction(base) && !/^(?:np|numpy|torch|math)\b/.test(base))));
      if (isValue && !/\b(?:shape|size|T|copy|dot)$/.test(name)) found.set(name, points(name));
    }
  // What a function is given may be read nowhere else in it.
  if (within?.kind === "def")
    for (const { name } of within.parameters)
      if (name !== "self" && !found.has(name)) found.set(name, points(name));
  // What other methods have left in the object.
  if (within?.kind === "def" && within.parameters[0]?.name === "self")
    for (const [name] of source.matchAll(/\bself\.\w+\b(?!\s*\()/g))
      if (!found.has(name)) found.set(name, points(name) + 0.5);
  found.delete(claim.name);
  for (const name of countersElsewhere(interpreter.program, statement)) found.delete(name);
  const names = [...found]
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name)
    .slice(0, mostNames);
  const writings = interpreter.writings.list();
  const isHelper = (name: string) => {
    const given = writings.filter(({ key, container }) => key === name && container === undefined);
    return given.length > 0 && given.every(({ recorded }) => !forward.has(recorded));
  };
  return {
    source,
    statement,
    isInFunction: within !== undefined,
    wholes,
    parts: wholes.flatMap(expressionsWithin),
    names,
    of: claim.of,
    values: names.filter((name) => !gradient.test(name) && !isHelper(name)),
    isHelper,
    scalars: scalarsFor(source, interpreter, names, factor),
    factor,
    slopeFunctions: [...values]
      .filter(
        ([name, one]) =>
          one instanceof FunctionValue && /prime|deriv|slope|grad/i.test(name) && !/backward/.test(name),
      )
      .map(([name]) => name),
    text,
  };
}

const gradient = /^(?:d_?[A-Z]\w*|d[a-z]\d*|delta\w*|grad\w*|\w+_grad)$/;

/** Single numbers among the names, sizes of arrays as the program writes them, and the size itself where a factor is one. */
function scalarsFor(
  source: string,
  interpreter: Run["interpreter"],
  names: readonly string[],
  factor: number | undefined,
): Site["scalars"] {
  const writings = interpreter.writings.list();
  const last = (name: string) =>
    writings.findLast(({ key, container }) => key === name && container === undefined)?.recorded;
  const found = new Map<string, number>();
  const isMade = (name: string) => last(name)?.node !== undefined;
  for (const name of new Set([...names, ...[...interpreter.module.values.keys()]])) {
    const value = interpreter.module.values.get(name);
    if (value instanceof Int || value instanceof Float) found.set(name, value.value);
    else {
      const recorded = last(name);
      if (recorded?.data.length === 1 && recorded.shape.length === 0) found.set(name, recorded.data[0]);
    }
  }
  for (const [text, name, axis] of source.matchAll(/(?:len\((\w+)\)|\b\w+\.shape\[\d\]|\b\w+\.size)/g)) {
    const [, base = name, dimension = axis] = /^(\w+)\.(?:shape\[(\d)\]|size)$/.exec(text) ?? [];
    const recorded = base === undefined ? undefined : last(base);
    if (!recorded) continue;
    const size = text.endsWith(".size") ? recorded.data.length : recorded.shape[Number(dimension ?? 0)];
    if (size !== undefined) found.set(text, size);
  }
  // As the program writes it elsewhere: lam / m.
  for (const [, above, below] of source.matchAll(/\b(\w+) ?\/ ?(\w+)\b/g)) {
    const [one, other] = [found.get(above), found.get(below)];
    if (one !== undefined && other) found.set(`(${above} / ${below})`, one / other);
  }
  const size = factor === undefined ? 0 : Math.round(factor > 1 ? factor : 1 / factor);
  if (
    factor !== undefined &&
    size > 2 &&
    Math.abs((factor > 1 ? factor : 1 / factor) - size) < 1e-9 * size &&
    ![...found.values()].includes(size)
  )
    found.set(String(size), size);
  return [...found]
    .map(([text, value]) => ({ text, value }))
    .sort((one, other) => Number(isMade(one.text)) - Number(isMade(other.text)));
}

/** What loops count with that a statement doesn't stand in: after them it only has what was left there. */
function countersElsewhere(statements: readonly Statement[], { from }: Statement): string[] {
  return statements.flatMap((one) => {
    if (!("body" in one)) return [];
    const inner = countersElsewhere(one.body, { from } as Statement);
    const isInside = one.from <= from && from < one.to;
    return one.kind === "for" && one.target.kind === "name" && !isInside
      ? [one.target.name, ...inner]
      : inner;
  });
}

/** The expressions of statements, those of inner functions left out. */
function* expressionsIn(statements: readonly Statement[], isModule: boolean): Iterable<Expression> {
  for (const one of statements) {
    if (one.kind === "def" || one.kind === "class") continue;
    if (one.kind === "assign") yield* [...one.targets, one.value];
    else if (one.kind === "update") yield* [one.target, one.value];
    else if ((one.kind === "return" || one.kind === "expression") && one.value) yield one.value;
    if ("body" in one) yield* expressionsIn(one.body, isModule);
    if ("otherwise" in one) yield* expressionsIn(one.otherwise, isModule);
  }
}
