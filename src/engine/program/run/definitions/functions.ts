import { ProgramFault } from "../../parse/tree/fault";
import { blocksOf, type Parameters, type Statement } from "../../parse/tree/syntax";
import { Dict, FunctionValue, Tuple, type Value } from "../../values/value";
import { generator, yields } from "../control/generators";
import { type Evaluation, Leaving } from "../passes/evaluation";
import { assignedNames } from "../scopes/locals";
import { Scope } from "../scopes/scope";

/** A function of the program: its defaults are evaluated once, its body in a scope of its own. */
export function makeFunction(
  it: Evaluation,
  name: string,
  parameters: Parameters,
  body: readonly Statement[],
  scope: Scope,
): FunctionValue {
  const defaults = new Map<string, Value>();
  for (const { name: parameter, default: value } of parameters)
    if (value) defaults.set(parameter, it.evaluate(value, scope));
  const locals = assignedNames(body);
  for (const statement of body) collectScopes(statement, locals);
  const isGenerator = yields(body);
  return new FunctionValue(name, (positional, keywords) => {
    const inner = new Scope("function", scope, locals, name);
    const isMethod = scope.kind === "class" && parameters[0]?.name !== "self";
    it.receive(boundArguments(name, parameters, defaults, positional, keywords, isMethod), inner);
    if (isGenerator) return generator(it, name, body, inner);
    return it.enter(name, () => {
      try {
        it.execute(body, inner);
      } catch (leaving) {
        if (leaving instanceof Leaving && leaving.kind === "return") return leaving.value;
        throw leaving;
      }
      return null;
    });
  });
}

/** Names that are declared global or nonlocal aren't the function's own. */
function collectScopes(statement: Statement, locals: Set<string>): void {
  if (statement.kind === "scope") for (const name of statement.names) locals.delete(name);
  if (statement.kind !== "def" && statement.kind !== "class")
    for (const block of blocksOf(statement)) for (const inner of block) collectScopes(inner, locals);
}

function boundArguments(
  name: string,
  parameters: Parameters,
  defaults: ReadonlyMap<string, Value>,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  lacksSelf: boolean,
): Map<string, Value> {
  const bound = new Map<string, Value>();
  const plain = parameters.filter(({ kind }) => kind === "plain");
  const star = parameters.find(({ kind }) => kind === "star");
  const doubleStar = parameters.find(({ kind }) => kind === "doubleStar");
  for (const [k, { name: parameter }] of plain.slice(0, positional.length).entries())
    bound.set(parameter, positional[k]);
  if (star) bound.set(star.name, new Tuple(positional.slice(plain.length)));
  else if (positional.length > plain.length)
    throw new ProgramFault(
      `${name} takes ${plain.length} ${plain.length === 1 ? "argument" : "arguments"}, but has ${positional.length}${lacksSelf ? ": a method's first parameter is self" : ""}`,
      undefined,
      { type: "TypeError" },
    );
  const others = new Dict();
  for (const [key, value] of keywords) {
    const parameter = parameters.find(
      (one) => one.name === key && (one.kind === "plain" || one.kind === "keyword"),
    );
    if (parameter) {
      if (bound.has(key))
        throw new ProgramFault(`${name}: ${key} is given twice`, undefined, { type: "TypeError" });
      bound.set(key, value);
    } else if (doubleStar) others.entries.set(`s${key}`, { key, value });
    else
      throw new ProgramFault(
        `${name} has no argument ${key}; it has ${parameters.map((one) => one.name).join(", ") || "none"}`,
        undefined,
        { type: "TypeError", text: `${name}() got an unexpected keyword argument '${key}'` },
      );
  }
  if (doubleStar) bound.set(doubleStar.name, others);
  for (const parameter of parameters) {
    if (bound.has(parameter.name)) continue;
    const value = defaults.get(parameter.name);
    if (value === undefined)
      throw new ProgramFault(`${name}: the argument ${parameter.name} is missing`, undefined, {
        type: "TypeError",
        text: `${name}() missing 1 required positional argument: '${parameter.name}'`,
      });
    bound.set(parameter.name, value);
  }
  return bound;
}
