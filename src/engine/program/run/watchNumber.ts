import type { Expression, Statement } from "../parse/tree/syntax";
import { Watch } from "../tape/watch";
import { Float, Int, type Value } from "../values/value";
import type { Interpreter } from "./interpreter";
import type { Scope } from "./scopes/scope";

/** Follows a number of the text through a run that is about to begin. @param number where it stands in the program's statements */
export function watchNumber(interpreter: Interpreter, number: Expression): Watch {
  const watch = new Watch();
  interpreter.machine.tape.watch = watch;
  interpreter.probe = {
    before(statement, scope) {
      for (const parts of printedTexts(statement, scope)) watch.printed.add(parts);
    },
    after(expression, value: Value) {
      if (expression === number && (value instanceof Float || value instanceof Int))
        watch.mark(value, [{ index: 0, of: (watched) => watched }]);
    },
  };
  return watch;
}

/** What f-strings are made of that a statement prints, and nothing else. */
function printedTexts(statement: Statement, scope: Scope): readonly object[] {
  if (statement.kind !== "expression" || statement.value.kind !== "call") return [];
  const { callee, arguments: given } = statement.value;
  if (callee.kind !== "name" || callee.name !== "print" || scope.find("print") !== undefined) return [];
  return given.flatMap((argument) => (argument.kind === "format" ? [argument.parts] : []));
}
