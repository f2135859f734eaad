import { compareValues } from "../arrays/compare";
import { dictKey, isTrue, itemsOf, iterate } from "../arrays/items";
import { applyBinary, applyUnary } from "../arrays/operators";
import { ProgramFault } from "../parse/tree/fault";
import type { Clause, Expression, ExpressionOf } from "../parse/tree/syntax";
import { IteratorValue } from "../values/iterator";
import {
  Dict,
  ellipsis,
  Float,
  Int,
  List,
  SetValue,
  Slice,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { assign } from "./control/targets";
import { makeFunction } from "./definitions/functions";
import { lookUp } from "./lookUp";
import { formatText } from "./methods/formatText";
import type { Evaluation } from "./passes/evaluation";
import { Scope } from "./scopes/scope";
import { asLoopVariable } from "./scopes/variables";

/** The value of an expression. */
export function evaluateExpression(it: Evaluation, expression: Expression, scope: Scope): Value {
  const { machine } = it;
  machine.budget.spend(1);
  switch (expression.kind) {
    case "number":
      return expression.isInteger ? new Int(expression.value) : new Float(expression.value);
    case "string":
      return expression.value;
    case "format":
      return formatText(it, expression.parts, scope);
    case "name":
      it.at(expression);
      return lookUp(it, expression.name, scope);
    case "constant":
      return expression.value === "..." ? ellipsis : expression.value;
    case "tuple":
      return new Tuple(spreadItems(it, expression.items, scope));
    case "list":
      return new List(spreadItems(it, expression.items, scope));
    case "set": {
      const set = new SetValue();
      for (const item of spreadItems(it, expression.items, scope)) set.entries.set(dictKey(item), item);
      return set;
    }
    case "dict":
      return dictOf(it, expression, scope);
    case "unary": {
      const value = it.evaluate(expression.of, scope);
      it.at(expression);
      if (expression.operator === "not") return !isTrue(machine, value);
      return applyUnary(machine, expression.operator, value);
    }
    case "binary": {
      const left = it.evaluate(expression.left, scope);
      const right = it.evaluate(expression.right, scope);
      it.at(expression);
      const result = applyBinary(machine, expression.operator, left, right);
      if (!it.isUpdate(expression)) return result;
      it.beforeChange(left);
      it.passes.noteUpdate();
      return it.stopped(result);
    }
    case "logic": {
      const left = it.evaluate(expression.left, scope);
      it.at(expression);
      return isTrue(machine, left) === (expression.operator === "and")
        ? it.evaluate(expression.right, scope)
        : left;
    }
    case "compare":
      return comparison(it, expression, scope);
    case "conditional": {
      const test = it.evaluate(expression.test, scope);
      it.at(expression.test);
      return it.evaluate(isTrue(machine, test) ? expression.whenTrue : expression.otherwise, scope);
    }
    case "lambda": {
      const body = [
        {
          kind: "return" as const,
          value: expression.body,
          from: expression.body.from,
          to: expression.body.to,
        },
      ];
      return makeFunction(it, "<lambda>", expression.parameters, body, scope);
    }
    case "call":
      return callOf(it, expression, scope);
    case "attribute": {
      const of = it.evaluate(expression.of, scope);
      it.at(expression);
      return it.attribute(of, expression.name);
    }
    case "subscript": {
      const of = it.evaluate(expression.of, scope);
      const index = it.evaluate(expression.index, scope);
      it.at(expression);
      return it.item(of, index);
    }
    case "slice": {
      const part = (one: Expression | undefined) => (one ? it.evaluate(one, scope) : null);
      return new Slice(part(expression.start), part(expression.stop), part(expression.step));
    }
    case "comprehension":
      return evaluateComprehension(it, expression, scope);
    case "named": {
      const value = it.evaluate(expression.value, scope);
      let target = scope;
      while (target.kind === "comprehension" && target.parent) target = target.parent;
      it.bind(expression.name, value, target);
      return value;
    }
    case "starred":
      it.at(expression);
      throw new ProgramFault("a star stands only in a list, a tuple or a call");
    case "unknown":
      it.at(expression);
      throw new ProgramFault(`${expression.what} isn't part of the language here`);
  }
}

function spreadItems(it: Evaluation, items: readonly Expression[], scope: Scope): Value[] {
  const values: Value[] = [];
  for (const item of items) {
    if (item.kind === "starred")
      for (const value of itemsOf(it.machine, it.evaluate(item.of, scope))) values.push(value);
    else values.push(it.evaluate(item, scope));
  }
  return values;
}

function dictOf(it: Evaluation, { entries }: ExpressionOf<"dict">, scope: Scope): Dict {
  const dict = new Dict();
  for (const { key, value } of entries) {
    if (key) {
      const name = it.evaluate(key, scope);
      it.at(key);
      dict.entries.set(dictKey(name), { key: name, value: it.evaluate(value, scope) });
      continue;
    }
    const other = it.evaluate(value, scope);
    if (!(other instanceof Dict)) throw new ProgramFault(`** takes a dict, not ${typeName(other)}`);
    for (const [name, entry] of other.entries) dict.entries.set(name, entry);
  }
  return dict;
}

/** a < b < c asks for both, and stops at the first that fails. */
function comparison(it: Evaluation, expression: ExpressionOf<"compare">, scope: Scope): Value {
  const { first, comparisons } = expression;
  let left = it.evaluate(first, scope);
  let result: Value = true;
  for (const [k, { operator, right }] of comparisons.entries()) {
    const value = it.evaluate(right, scope);
    it.at(expression);
    result = compareValues(it.machine, operator, left, value);
    if (k < comparisons.length - 1 && !isTrue(it.machine, result)) return result;
    left = value;
  }
  return result;
}

function callOf(it: Evaluation, expression: ExpressionOf<"call">, scope: Scope): Value {
  const callee = it.evaluate(expression.callee, scope);
  const positional = spreadItems(it, expression.arguments, scope);
  const keywords = new Map<string, Value>();
  for (const { name, value } of expression.keywords) {
    const given = it.evaluate(value, scope);
    if (name !== undefined) {
      if (keywords.has(name)) throw new ProgramFault(`${name} is given twice`, value.from);
      keywords.set(name, given);
      continue;
    }
    if (!(given instanceof Dict))
      throw new ProgramFault(`** takes a dict, not ${typeName(given)}`, value.from);
    for (const { key, value: item } of given.entries.values())
      if (typeof key === "string") keywords.set(key, item);
  }
  it.at(expression);
  return it.call(callee, positional, keywords);
}

function evaluateComprehension(
  it: Evaluation,
  expression: ExpressionOf<"comprehension">,
  scope: Scope,
): Value {
  const inner = new Scope("comprehension", scope, new Set(), scope.name);
  const { form, element, key, clauses } = expression;
  // What is gone through is evaluated at once, outside.
  const [{ iterable }] = clauses as [ClauseFor];
  const source = it.evaluate(iterable, scope);
  it.at(iterable);
  const found = matches(it, clauses, inner, iterate(it.machine, source));
  if (form === "generator")
    return new IteratorValue("generator", () =>
      found.next().done ? undefined : it.evaluate(element, inner),
    );
  if (form === "list") {
    const items: Value[] = [];
    while (!found.next().done) items.push(it.evaluate(element, inner));
    return new List(items);
  }
  if (form === "dict" && key) {
    const dict = new Dict();
    while (!found.next().done) {
      const name = it.evaluate(key, inner);
      dict.entries.set(dictKey(name), { key: name, value: it.evaluate(element, inner) });
    }
    return dict;
  }
  const set = new SetValue();
  while (!found.next().done) {
    const item = it.evaluate(element, inner);
    set.entries.set(dictKey(item), item);
  }
  return set;
}

type ClauseFor = Extract<Clause, { readonly kind: "for" }>;

/** Comes back each time that all clauses have found something, with their names bound. */
function* matches(
  it: Evaluation,
  clauses: readonly Clause[],
  scope: Scope,
  first?: () => Value | undefined,
): Generator<void> {
  const [clause, ...rest] = clauses;
  if (!clause) {
    yield;
    return;
  }
  if (clause.kind === "if") {
    if (isTrue(it.machine, it.evaluate(clause.test, scope))) yield* matches(it, rest, scope);
    return;
  }
  let next = first;
  if (!next) {
    const iterable = it.evaluate(clause.iterable, scope);
    it.at(clause.iterable);
    next = iterate(it.machine, iterable);
  }
  for (let item = next(); item !== undefined; item = next()) {
    it.machine.budget.spend(1);
    assign(it, clause.target, asLoopVariable(it.machine, item), scope);
    if (rest.length === 0) yield;
    else yield* matches(it, rest, scope);
  }
}
