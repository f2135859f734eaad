import type { Expression, Statement } from "../parse/syntax";
import { addTargets, namesRead } from "./locals";

/** Whether a name says that it is a gradient: dW, grad_b, dL_dW, W_grad, delta2. */
export const isGradientName = (name: string): boolean =>
  /^d[A-Z]|^d_?[a-z]{1,2}\d*$|^d[a-zA-Z0-9]*_d|^grads?($|_|[A-Z\d])|_grads?\d*$|^g_?[A-Z]|^nabla|^delta|^g$|gradient/.test(
    name,
  );

/**
 * The statements that update a parameter: those that change a variable by what contains a gradient. Gradients stop
 * there: what comes after starts from the new value.
 */
export function parameterUpdates(program: readonly Statement[]): ReadonlySet<Statement> {
  const found = new Set<Statement>();
  const sources = new Map<string, Set<string>>();
  visitAll(program, (statement) => {
    if (statement.kind !== "assign" && statement.kind !== "update") return;
    const read = namesRead(statement.value);
    const targets = statement.kind === "assign" ? statement.targets : [statement.target];
    for (const name of targets.flatMap(targetNames)) {
      const known = sources.get(name) ?? new Set<string>();
      for (const one of read) known.add(one);
      sources.set(name, known);
    }
  });
  visitAll(program, (statement) => {
    if (statement.kind === "update") {
      if (
        (statement.operator === "-" || statement.operator === "+") &&
        isUpdate(statement.target, statement.value, sources)
      )
        found.add(statement);
    } else if (statement.kind === "assign" && statement.targets.length === 1) {
      const [target] = statement.targets;
      const { value } = statement;
      const isStep = value.kind === "binary" && (value.operator === "-" || value.operator === "+");
      const [base] = targetNames(target);
      if (isStep && base !== undefined && startsFrom(value, target) && isUpdate(target, value, sources))
        found.add(statement);
    }
  });
  return found;
}

function isUpdate(
  target: Expression,
  value: Expression,
  sources: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const [name] = targetNames(target);
  if (name === undefined || isGradientName(name)) return false;
  const read = namesRead(value);
  read.delete(name);
  return [...read].some(
    (one) =>
      isGradientName(one) ||
      [...(sources.get(one) ?? [])].some(
        (behind) => isGradientName(behind) && !isGradientName(one) && isStepName(one),
      ),
  );
}

/** What is kept between updates: a velocity, a step. */
const isStepName = (name: string) =>
  /^(v|vel|velocity|step|update|change|m|momentum|u)(_?\w{0,3})$/i.test(name);

/** Whether a sum or difference begins with the target itself: W - 0.1 * dW. */
function startsFrom(value: Expression, target: Expression): boolean {
  if (value.kind === "binary" && (value.operator === "-" || value.operator === "+"))
    return startsFrom(value.left, target);
  return same(value, target);
}

function same(a: Expression, b: Expression): boolean {
  if (a.kind === "name" && b.kind === "name") return a.name === b.name;
  if (a.kind === "attribute" && b.kind === "attribute") return a.name === b.name && same(a.of, b.of);
  if (a.kind === "subscript" && b.kind === "subscript") return same(a.of, b.of);
  return false;
}

function targetNames(target: Expression): string[] {
  if (target.kind === "subscript" || target.kind === "attribute")
    return target.kind === "attribute" ? [target.name] : targetNames(target.of);
  const names = new Set<string>();
  addTargets(target, names);
  return [...names];
}

function visitAll(statements: readonly Statement[], see: (statement: Statement) => void): void {
  for (const statement of statements) {
    see(statement);
    if ("body" in statement) visitAll(statement.body, see);
    if ("otherwise" in statement) visitAll(statement.otherwise, see);
  }
}
