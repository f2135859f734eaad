import { isTrue, iterate } from "../../arrays/items";
import { ProgramFault } from "../../parse/tree/fault";
import { blocksOf, type Statement, type StatementOf } from "../../parse/tree/syntax";
import { IteratorValue } from "../../values/iterator";
import type { Value } from "../../values/value";
import { type Evaluation, Leaving } from "../passes/evaluation";
import type { Scope } from "../scopes/scope";
import { handlerFor } from "./attempts";
import { assign } from "./targets";

/** Whether a function with this body is a generator. */
export const yields = (body: readonly Statement[]): boolean => body.some(yieldsIn);

const known = new WeakMap<Statement, boolean>();

function yieldsIn(statement: Statement): boolean {
  const found = known.get(statement);
  if (found !== undefined) return found;
  const result =
    statement.kind === "yield" ||
    (statement.kind !== "def" && statement.kind !== "class" && blocksOf(statement).some(yields));
  known.set(statement, result);
  return result;
}

type Steps = Generator<Value, void, Value>;

/** A generator: its body runs up to the next `yield` each time that an item is asked for. */
export function generator(
  it: Evaluation,
  name: string,
  body: readonly Statement[],
  scope: Scope,
): IteratorValue {
  const steps = run(it, body, scope);
  const next = (sent: Value): Value | undefined =>
    it.enter(name, () => {
      try {
        const { value, done } = steps.next(sent);
        return done ? undefined : (value as Value);
      } catch (leaving) {
        if (leaving instanceof Leaving && leaving.kind === "return") return undefined;
        throw leaving;
      }
    });
  return new IteratorValue("generator", () => next(null), next);
}

function* run(it: Evaluation, statements: readonly Statement[], scope: Scope): Steps {
  for (const statement of statements) {
    if (!yieldsIn(statement)) it.execute([statement], scope);
    else {
      it.at(statement);
      it.machine.budget.spend(1);
      yield* step(it, statement, scope);
    }
  }
}

function* step(it: Evaluation, statement: Statement, scope: Scope): Steps {
  switch (statement.kind) {
    case "yield": {
      const value = statement.value ? it.evaluate(statement.value, scope) : null;
      if (statement.isFrom) {
        const next = iterate(it.machine, value);
        for (let item = next(); item !== undefined; item = next()) yield item;
        return;
      }
      const sent = yield value;
      for (const target of statement.targets) assign(it, target, sent, scope);
      return;
    }
    case "if": {
      const test = it.evaluate(statement.test, scope);
      yield* run(it, isTrue(it.machine, test) ? statement.body : statement.otherwise, scope);
      return;
    }
    case "for": {
      const next = iterate(it.machine, it.evaluate(statement.iterable, scope));
      yield* loop(it, statement, scope, () => {
        const item = next();
        if (item === undefined) return false;
        assign(it, statement.target, item, scope);
        return true;
      });
      return;
    }
    case "while":
      yield* loop(it, statement, scope, () => isTrue(it.machine, it.evaluate(statement.test, scope)));
      return;
    case "try":
      yield* attempt(it, statement, scope);
      return;
    default:
      throw new ProgramFault(
        "yield stands here inside of what can't be left and entered again",
        statement.from,
      );
  }
}

function* loop(
  it: Evaluation,
  statement: StatementOf<"for" | "while">,
  scope: Scope,
  next: () => boolean,
): Steps {
  while (next()) {
    try {
      yield* run(it, statement.body, scope);
    } catch (leaving) {
      if (!(leaving instanceof Leaving) || leaving.kind === "return") throw leaving;
      if (leaving.kind === "break") return;
    }
  }
  yield* run(it, statement.otherwise, scope);
}

function* attempt(it: Evaluation, statement: StatementOf<"try">, scope: Scope): Steps {
  const frames = it.mark();
  try {
    let handle: ReturnType<typeof handlerFor> | undefined;
    try {
      yield* run(it, statement.body, scope);
    } catch (error) {
      handle = handlerFor(it, statement, scope, error, frames);
    }
    if (!handle) yield* run(it, statement.otherwise, scope);
    handle?.((body) => {
      if (yields(body))
        throw new ProgramFault("yield in the handler of an exception isn't known here", body[0].from);
      it.execute(body, scope);
    });
  } finally {
    it.execute(statement.last, scope);
  }
}
