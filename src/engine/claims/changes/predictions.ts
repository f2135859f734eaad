import type { TextEdit } from "../../mistakes/lines/edit";
import { parseProgram } from "../../program/parse/parse";
import type { Expression, Statement } from "../../program/parse/tree/syntax";
import type { Again } from "../../program/run/again";
import type { Run } from "../../program/run/runProgram";
import { namesRead } from "../../program/run/scopes/locals";
import { NDArray } from "../../program/values/ndarray";
import type { Recorded } from "../../program/values/recorded";
import { Float, Int, Tuple, type Value } from "../../program/values/value";
import { Substitution } from "./recomputed/substitution";

/** A statement, and the changes of what it computes. */
export interface Rewritten {
  readonly statement: Statement;
  readonly value: Expression;
  readonly edits: readonly TextEdit[];
}

/** What one statement computed each time, and what it would have with each change. */
interface Occurrence {
  /** Of each item of a tuple, or the one value. */
  readonly originals: (Recorded | undefined)[];
  readonly alternatives: readonly (Recorded | undefined)[];
}

/** So many values are computed on trial, of all changes and passes together; of more, each statement's likeliest are taken. */
const mostTried = 3_000;

/** Somewhat more, as not every statement tells before how often it is carried out. */
export const mostTries = () => ({ left: 2 * mostTried });

/** The changes that are computed, where all would be too many: the first of each statement. @param until as for `Predictions` */
export function triedChanges(run: Run, rewritten: readonly Rewritten[], until?: Recorded): Set<TextEdit> {
  const last = until?.id ?? Number.POSITIVE_INFINITY;
  const writings = run.interpreter.writings.list();
  const passes = ({ statement }: Rewritten) =>
    Math.max(
      1,
      new Set(
        writings.flatMap((one) =>
          one.statement === statement && one.recorded.id <= last ? [one.order] : [],
        ),
      ).size,
    );
  const wanted = rewritten.reduce((count, one) => count + one.edits.length * passes(one), 0);
  const share = Math.min(1, mostTried / wanted);
  return new Set(rewritten.flatMap(({ edits }) => edits.slice(0, Math.ceil(share * edits.length))));
}

/** What changes of a program's lines would make of a value, without running the program for each of them. */
export class Predictions {
  /** The program as it ran with the changes beside it. */
  readonly run: Run;
  private readonly occurrences = new Map<Statement["from"], Occurrence[]>();
  private readonly edits = new Map<
    TextEdit,
    { readonly of: Rewritten; readonly index: number; readonly item: number }
  >();
  private readonly replays = new Map<Rewritten, Substitution[]>();

  /**
   * @param run of the program as it is
   * @param until the value that is asked for: changes of what is computed after it aren't tried; all where absent
   * @param tries how many values may be computed; predictions that share them compute so many together
   */
  constructor(
    run: Run,
    again: Again,
    rewritten: readonly Rewritten[],
    until?: Recorded,
    tries = mostTries(),
  ) {
    const { source } = run;
    const last = until?.id ?? Number.POSITIVE_INFINITY;
    const programs = new Map(rewritten.map((one) => [one.statement.from, this.prepared(one, source)]));
    /** Statements that are under way, the innermost last. */
    const open: { readonly from: number; readonly occurrence: Occurrence; readonly mark: number }[] = [];
    // Names of the program's own that can't be seen where a statement stands needn't be looked up.
    const own = new Set<unknown>(run.interpreter.writings.list().map(({ key }) => key));
    for (const name of run.interpreter.module.values.keys()) own.add(name);
    let isAside = false;
    /** So many values were recorded on trial. */
    let aside = 0;
    this.run = again(source, (interpreter) => {
      const { tape } = interpreter.machine;
      const recordedOf = (value: Value): Recorded | undefined =>
        value instanceof NDArray || value instanceof Float || value instanceof Int
          ? tape.recordedOf(value)
          : undefined;
      interpreter.probe = {
        before: ({ from }, scope) => {
          const texts = programs.get(from);
          if (!texts || isAside || tape.next - aside > last) return;
          tries.left -= texts.reduce((count, one) => count + (one ? 1 : 0), 0);
          const calls = interpreter.mark();
          const visible = new Set(scope.names());
          const isKnown = (name: string) => visible.has(name) || !own.has(name);
          const { next } = tape;
          isAside = true;
          tape.isProgram = false;
          const alternatives = interpreter.machine.budget.aside(() =>
            texts.map((one, index) => {
              // What reads names that can't be seen needn't be parsed.
              if (!one || tries.left < 0 || !one.inserted.every(isKnown)) return undefined;
              const expression = one.expression();
              if (!expression?.names.every(isKnown)) return undefined;
              try {
                return recordedOf(interpreter.evaluate(expression.value, scope));
              } catch {
                interpreter.mark(calls);
                // What fails in one pass says nothing of the others.
                texts[index] = undefined;
                return undefined;
              }
            }),
          );
          tape.isProgram = true;
          isAside = false;
          aside += tape.next - next;
          const occurrence = { originals: [], alternatives };
          this.occurrences.set(from, [...(this.occurrences.get(from) ?? []), occurrence]);
          open.push({ from, occurrence, mark: tape.next });
        },
        after: (expression, value) => {
          const last = open.at(-1);
          if (!last || isAside || !isValueOf(rewritten, last.from, expression)) return;
          open.pop();
          const values = value instanceof Tuple && expression.kind === "tuple" ? value.items : [value];
          for (const one of values) {
            const recorded = recordedOf(one);
            // What had been computed before has other names too.
            last.occurrence.originals.push(recorded && recorded.id >= last.mark ? recorded : undefined);
          }
        },
      };
    });
  }

  /** The changed expressions of a statement, each parsed when it is first evaluated. */
  private prepared(of: Rewritten, source: string): (Prepared | undefined)[] {
    const { value } = of;
    const items = value.kind === "tuple" ? value.items : [value];
    return of.edits.map((edit, index) => {
      const item = items.findIndex(({ from, to }) => edit.from >= from && edit.to <= to);
      if (item < 0) return undefined;
      this.edits.set(edit, { of, index, item });
      const { from, to } = items[item];
      let parsed: { readonly expression: ReadExpression | undefined } | undefined;
      return {
        inserted: [...edit.text.matchAll(insertedName)].map(([name]) => name),
        expression() {
          const text = source.slice(from, edit.from) + edit.text + source.slice(edit.to, to);
          parsed ??= { expression: expressionOf(text) };
          return parsed.expression;
        },
      };
    });
  }

  /** What a change's statement itself would compute. @param occurrence which time, from 0 */
  own(edit: TextEdit, occurrence: number): Recorded | undefined {
    const known = this.edits.get(edit);
    return known && this.occurrences.get(known.of.statement.from)?.[occurrence]?.alternatives[known.index];
  }

  /** Whether a change's expressions can be computed at all. */
  isComputable(edit: TextEdit): boolean {
    const known = this.edits.get(edit);
    if (!known) return false;
    const all = this.occurrences.get(known.of.statement.from) ?? [];
    return all.every(({ alternatives }) => alternatives[known.index] !== undefined);
  }

  /** The numbers of a value of the run with a change; nothing where they can't be told. */
  numbersOf(value: Recorded, edit: TextEdit): Float64Array | undefined {
    const known = this.edits.get(edit);
    const all = known && this.occurrences.get(known.of.statement.from);
    if (!known || !all) return undefined;
    const instead = new Map<Recorded, Recorded>();
    for (const { originals, alternatives } of all) {
      const [original, alternative] = [originals[known.item], alternatives[known.index]];
      if (!original || !alternative) return undefined;
      instead.set(original, alternative);
    }
    const replays = this.replays.get(known.of) ?? [];
    this.replays.set(known.of, replays);
    replays[known.item] ??= new Substitution(instead.keys());
    return replays[known.item].numbersOf(value, instead);
  }
}

const isValueOf = (rewritten: readonly Rewritten[], from: number, expression: Expression) =>
  rewritten.some(
    ({ statement, value }) =>
      statement.from === from &&
      value.from === expression.from &&
      value.to === expression.to &&
      value.kind === expression.kind,
  );

/** A changed expression, and the names that the change puts into it. */
interface Prepared {
  readonly inserted: readonly string[];
  expression(): ReadExpression | undefined;
}

/** A name that is read: no attribute, keyword argument, or part of a text or a number. */
const insertedName = /(?<![\w.'"])[A-Za-z_]\w*\b(?!\s*=(?!=))/g;

/** An expression, and the names that it reads. */
interface ReadExpression {
  readonly value: Expression;
  readonly names: readonly string[];
}

function expressionOf(text: string): ReadExpression | undefined {
  try {
    const [statement] = parseProgram(`(${text})\n`);
    return statement?.kind === "expression"
      ? { value: statement.value, names: [...namesRead(statement.value)] }
      : undefined;
  } catch {
    return undefined;
  }
}
