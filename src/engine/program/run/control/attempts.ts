import { ProgramFault } from "../../parse/tree/fault";
import type { Statement, StatementOf } from "../../parse/tree/syntax";
import type { CallMark, Evaluation } from "../passes/evaluation";
import type { Scope } from "../scopes/scope";
import { exceptionOf, isHandled } from "./exceptions";

/** Carries out `try`. */
export function executeTry(it: Evaluation, statement: StatementOf<"try">, scope: Scope): void {
  try {
    const handler = handlerAfter(it, statement, scope);
    if (handler) handler((body) => it.execute(body, scope));
    else it.execute(statement.otherwise, scope);
  } finally {
    it.execute(statement.last, scope);
  }
}

type HandleThrown = (run: (body: readonly Statement[]) => void) => void;

/** Runs the body. @returns how to handle what it threw; nothing where it came to its end. @throws what no handler takes */
function handlerAfter(it: Evaluation, statement: StatementOf<"try">, scope: Scope): HandleThrown | undefined {
  const calls = it.mark();
  try {
    it.execute(statement.body, scope);
    return undefined;
  } catch (error) {
    return handlerFor(it, statement, scope, error, calls);
  }
}

/** @throws the error itself where no handler takes it */
export function handlerFor(
  it: Evaluation,
  statement: StatementOf<"try">,
  scope: Scope,
  error: unknown,
  calls: CallMark,
): HandleThrown {
  if (!(error instanceof ProgramFault) || error.isFinal) throw error;
  error.from ??= it.index;
  it.mark(calls);
  const handler = statement.handlers.find(
    ({ type }) => !type || isHandled(it.machine, error, it.evaluate(type, scope)),
  );
  if (!handler) throw error;
  const { name, body } = handler;
  return (run) => {
    if (name !== undefined) it.bind(name, exceptionOf(it.machine, error), scope);
    it.handling.push(error);
    try {
      run(body);
    } finally {
      it.handling.pop();
      if (name !== undefined) scope.owner(name).values.delete(name);
    }
  };
}
