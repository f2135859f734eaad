import { expressionsWithin } from "../../parse/expressionParts";
import { blocksOf, type Expression, type ExpressionOf, type Statement } from "../../parse/tree/syntax";
import { addTargets, namesRead } from "../scopes/locals";

/** Whether a name says that it is a gradient: dW, grad_b, dL_dW, W_grad, delta2. */
export const isGradientName = (name: string): boolean =>
  /^d[A-Z]|^d_?[a-z]{1,2}\d*$|^d[a-zA-Z0-9]*_d|^grads?($|_|[A-Z\d])|_grads?\d*$|^g_?[A-Z]|^nabla|^delta|^g$|gradient/.test(
    name,
  );

/** Names of error signals that are passed back, and of the sizes of steps: hints, which alone say too little. */
const isHint = (name: string): boolean =>
  /(^|_)(delta|err|error|adjust\w*|lr|eta|alpha|rate|learning|step)(_?size|_?rate)?\d*(_|$)|^d_/i.test(
    name,
  ) || /^(learningRate|learning_?rate|LR|ALPHA|ETA)$/.test(name);

/**
 * The statements that update a parameter: those that change a variable by what contains a gradient, or by what was
 * computed from that variable and is called an error or scaled by a learning rate. Gradients stop there: what comes
 * after starts from the new value.
 */
export function parameterUpdates(program: readonly Statement[]): ReadonlySet<Statement | Expression> {
  const found = known.get(program) ?? findUpdates(program);
  known.set(program, found);
  return found;
}

/** A drag runs the same statements again and again with other numbers, which say nothing of updates. */
const known = new WeakMap<readonly Statement[], ReadonlySet<Statement | Expression>>();

function findUpdates(program: readonly Statement[]): ReadonlySet<Statement | Expression> {
  const found = new Set<Statement | Expression>();
  const names = sourcesOf(program);
  visitAll(program, (statement) => {
    for (const step of stepsIn(statement, names)) found.add(step);
    if (statement.kind === "update") {
      if (
        (statement.operator === "-" || statement.operator === "+") &&
        isUpdate(statement.target, statement.value, names)
      )
        found.add(statement);
    } else if (statement.kind === "assign" && statement.targets.length === 1) {
      const [target] = statement.targets;
      const { value } = statement;
      const isStep = value.kind === "binary" && (value.operator === "-" || value.operator === "+");
      const [base] = targetNames(target);
      if (isStep && base !== undefined && startsFrom(value, target) && isUpdate(target, rest(value), names))
        found.add(statement);
    }
  });
  return found;
}

/**
 * A parameter's next value as an expression, wherever it goes: `w - lr * dw` in a function's return, in another dict, in a
 * list. Only a rate and a gradient together say so.
 */
function stepsIn(statement: Statement, { literal }: Sources): Expression[] {
  const found: Expression[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) for (const item of part) look(item);
    else if (part === null || typeof part !== "object") return;
    else if ("kind" in part && part.kind === "binary" && isStep(part as BinaryExpression, literal))
      found.push(part as Expression);
    else for (const item of Object.values(part)) if (!isStatement(item)) look(item);
  };
  for (const [key, part] of Object.entries(statement))
    if (!/^(body|otherwise|handlers|last)$/.test(key)) look(part);
  return found;
}

type BinaryExpression = ExpressionOf<"binary">;

const isStatement = (part: unknown): boolean =>
  Array.isArray(part) && part.some((item) => item !== null && typeof item === "object" && "body" in item);

function isStep({ operator, left, right }: BinaryExpression, literal: ReadonlySet<string>): boolean {
  if (operator !== "-" && operator !== "+") return false;
  const [name] = targetNames(left);
  if (name === undefined || isGradientName(name)) return false;
  const names = [...namesRead(right)].filter((one) => !literal.has(one));
  const rates = [...namesRead(right)];
  return names.some(isGradientName) && rates.some(isRate);
}

const isRate = (name: string) => /^(lr|eta|alpha|rate|step_?size)$|learning_?rate/i.test(name);

/** What a program's names are made from. */
interface Sources {
  /** All names that any assignment to a name reads, or the body of the function of that name. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same for what is kept between updates, with the attributes of `self` among what is read: `self.m[key]`. */
  readonly kept: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that only ever get numbers that are written down, as `dt = 0.1`: no gradients. */
  readonly literal: ReadonlySet<string>;
  /** Names that begin with what is computed from gradients: what comes back, whatever it is called. */
  readonly back: ReadonlySet<string>;
  /** Names with a d in front that a loop goes through beside those without: `for param, dparam in zip(params, grads)`. */
  readonly beside: ReadonlySet<string>;
}

function sourcesOf(program: readonly Statement[]): Sources {
  const read = new Map<string, Set<string>>();
  const add = (name: string, more: Iterable<string>) => {
    const known = read.get(name) ?? new Set<string>();
    for (const one of more) known.add(one);
    read.set(name, known);
  };
  const kept = new Map<string, Set<string>>();
  const computed = new Set<string>();
  const beside = new Set<string>();
  const begun: [string, readonly string[]][] = [];
  visitAll(program, (statement) => {
    if (statement.kind === "def") {
      visitAll(statement.body, (inner) => {
        if ("value" in inner && inner.value) add(statement.name, namesRead(inner.value));
      });
      for (const { name } of statement.parameters) computed.add(name);
    }
    if (statement.kind === "for") {
      const looped = targetNames(statement.target);
      for (const name of looped) {
        computed.add(name);
        for (const gradient of [`d${name}`, `d_${name}`]) if (looped.includes(gradient)) beside.add(gradient);
      }
    }
    if (statement.kind !== "assign" && statement.kind !== "update") return;
    const isGiven = statement.kind === "assign" && isNumber(statement.value);
    const targets = statement.kind === "assign" ? statement.targets : [statement.target];
    for (const name of targets.flatMap(targetNames)) {
      add(name, namesRead(statement.value));
      if (isStepName(name))
        kept.set(name, new Set([...(kept.get(name) ?? []), ...readWithOwn(statement.value)]));
      if (!isGiven) computed.add(name);
    }
    if (statement.kind !== "assign") return;
    const from = [...namesRead(statement.value)];
    for (const target of statement.targets)
      if (target.kind === "name" && !from.includes(target.name) && !from.some(isRate))
        begun.push([target.name, from]);
  });
  const isGradient = (name: string) => isGradientName(name) || isOfKnown(name, read);
  const back = begun.flatMap(([name, from]) => (from.some(isGradient) ? [name] : []));
  return {
    read,
    kept,
    literal: new Set([...read.keys()].filter((name) => !computed.has(name))),
    back: new Set(back),
    beside,
  };
}

const isNumber = (value: Expression): boolean =>
  value.kind === "number" || (value.kind === "unary" && isNumber(value.of));

function isUpdate(
  target: Expression,
  value: Expression,
  { read, kept, literal, back, beside }: Sources,
): boolean {
  const [name] = targetNames(target);
  if (name === undefined || isGradientName(name) || back.has(name) || isOfKnown(name, read)) return false;
  const own = namesRead(value);
  const others = [...own].filter((one) => one !== name && !literal.has(one));
  const isGradient = (one: string) => (isGradientName(one) || beside.has(one)) && !literal.has(one);
  const steps = new Set([...readWithOwn(value)].filter((one) => one !== name && isStepName(one)));
  for (const step of steps)
    for (const one of kept.get(step) ?? []) {
      if (isGradient(one)) return true;
      if (isStepName(one)) steps.add(one);
    }
  if (others.some(isGradient)) return true;
  return [...own].some(isHint) && !isHint(name) && leadsTo(own, name, read);
}

/** Whether a name is that of a variable with a d or g in front, as `dgamma`, `d_Why` or `gb`, or a bar behind: a gradient that is built up. */
const isOfKnown = (name: string, known: ReadonlyMap<string, unknown>) =>
  known.has(/^d_?(.+)$/.exec(name)?.[1] ?? "") ||
  (known.has(/^g_?(.+)$/.exec(name)?.[1] ?? /^(.+)_bar$/.exec(name)?.[1] ?? "") &&
    !known.has(`d${name}`) &&
    !known.has(`d_${name}`));

/** Whether any of these names was computed from that one. */
function leadsTo(
  from: ReadonlySet<string>,
  name: string,
  read: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const seen = new Set(from);
  for (const one of seen) {
    if (one === name) return true;
    for (const source of read.get(one) ?? []) seen.add(source);
  }
  return false;
}

/** What is added to the target, or taken from it, in a step that begins with it. */
function rest(value: Expression): Expression {
  if (value.kind !== "binary") return value;
  const isNested = value.left.kind === "binary" && /^[-+]$/.test(value.left.operator);
  return isNested ? { ...value, left: rest(value.left) } : value.right;
}

/** The names that an expression reads, and those of the attributes of `self`. */
function readWithOwn(expression: Expression): Set<string> {
  const names = namesRead(expression);
  for (const part of expressionsWithin(expression))
    if (part.kind === "attribute" && part.of.kind === "name" && part.of.name === "self") names.add(part.name);
  return names;
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
    for (const block of blocksOf(statement)) visitAll(block, see);
  }
}
