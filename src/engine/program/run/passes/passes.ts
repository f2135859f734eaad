import type { Statement } from "../../parse/tree/syntax";
import type { Tape } from "../../tape/tape";
import { NDArray, numbersOf } from "../../values/ndarray";
import type { Recorded } from "../../values/recorded";
import { Float, Int, type NumberLike, type Value } from "../../values/value";
import { assignedNames } from "../scopes/locals";
import type { Scope } from "../scopes/scope";

/** What there was at the end of the pass that is recorded. */
export interface RecordedPass {
  /** Counts from 1. */
  readonly number: number;
  /** The numbers and arrays of the scope in which the loop stands, by name. */
  readonly names: ReadonlyMap<string, { readonly value: NumberLike; readonly recorded: Recorded }>;
  /** What parameters were before this pass updated them, by name. */
  readonly beforeUpdate: ReadonlyMap<string, Recorded>;
  /** Where it comes among the bindings of names. */
  readonly order: number;
  /** The tensor on which `.backward()` was called last, where that is used. */
  readonly backward: NDArray | undefined;
}

/** A loop whose passes update the same parameters again and again. One pass is recorded. */
export interface TrainingLoop {
  readonly statement: Statement;
  /** How many passes there were, over all times that the loop was run. */
  passes: number;
  /** Nothing where the pass that was asked for never came. */
  recorded: RecordedPass | undefined;
  /** What each single number that a pass gives a name was at the end of every pass; NaN where there was none. */
  readonly figures: ReadonlyMap<string, readonly number[]>;
}

/** A loop that is being run. */
interface Running {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly known: KnownStatement;
  /** This run's pass, from 1. */
  pass: number;
  hasUpdates: boolean;
  /** In which pass of this run something was updated last: whose it is, and its name there. */
  readonly updated: Map<object, Map<string, number>>;
}

/** What is known of a loop's statement over all its runs. */
interface KnownStatement {
  passes: number;
  recorded: RecordedPass | undefined;
  readonly figures: Map<string, number[]>;
}

/** What the passes ask of what runs them. */
export interface Recording {
  /** What there is in a scope at the end of a pass. */
  record(scope: Scope, number: number): RecordedPass;
  /** Is told when a loop turns out to be one of training, with what is known of the pass that is wanted. */
  found(recorded: RecordedPass | undefined): void;
  /** Is told what a pass has named that was recorded in part, and isn't the one that is wanted. */
  drop(scope: Scope, names: Iterable<string>): void;
}

/** How many numbers are kept of figures over the passes of a loop. */
const mostFigures = 300_000;

/**
 * Decides which passes of loops are recorded. A loop is one of training when two of its passes update the same thing:
 * a loop over parameters or layers updates each once. All of a program is recorded but the other passes of training.
 */
export class Passes {
  /** The loops of training, in the order in which they were found. */
  readonly loops = new Map<Statement, TrainingLoop>();
  private readonly tape: Tape;
  private readonly chosen: number;
  private readonly recording: Recording;
  private readonly statements = new Map<Statement, KnownStatement>();
  private readonly running: Running[] = [];
  /** The outermost loop around the training that is going on. */
  private outermost: Running | undefined;
  /** The loop that turned out to be one of training in a pass that isn't wanted: until then that pass was recorded. */
  private cut: Running | undefined;

  /** @param chosen which pass is recorded, from 1 */
  constructor(tape: Tape, chosen: number, recording: Recording) {
    this.tape = tape;
    this.chosen = chosen;
    this.recording = recording;
  }

  /** Runs a loop: `run` begins and ends each pass. */
  during<Result>(
    statement: Statement,
    scope: Scope,
    run: (pass: (body: () => void) => void) => Result,
  ): Result {
    const known = this.statements.get(statement) ?? { passes: 0, recorded: undefined, figures: new Map() };
    this.statements.set(statement, known);
    const loop: Running = { statement, scope, known, pass: 0, hasUpdates: false, updated: new Map() };
    this.running.push(loop);
    try {
      return run((body) => {
        this.begin(loop);
        try {
          body();
        } finally {
          this.end(loop);
        }
      });
    } finally {
      this.running.length = this.running.indexOf(loop);
      if (this.outermost === loop) {
        this.outermost = undefined;
        this.tape.isPassRecorded = true;
      }
    }
  }

  private begin(loop: Running): void {
    loop.pass += 1;
    loop.known.passes += 1;
    // Parameters under names that can't be told apart: the loop around all is taken.
    if (!this.outermost && loop.hasUpdates && loop.pass === 3 && this.running[0] === loop) this.found(loop);
    if (this.outermost && this.loops.has(loop.statement))
      this.tape.isPassRecorded = loop.known.passes === this.chosen;
  }

  private end(loop: Running): void {
    const training = this.loops.get(loop.statement);
    if (this.cut === loop) {
      this.cut = undefined;
      this.recording.drop(loop.scope, assignedNamesOf(loop.statement));
    }
    if (!training && !loop.hasUpdates) return;
    const { known } = loop;
    if (known.passes === this.chosen && this.tape.isPassRecorded) {
      known.recorded = this.recording.record(loop.scope, known.passes);
      if (training) {
        training.recorded = known.recorded;
        this.tape.isPassRecorded = false;
      }
    }
    if (training) training.passes = known.passes;
    const keep = () => keepFigures(loop);
    // What figures do over the passes is no business of the program.
    if (training || !this.outermost) this.tape.watch ? this.tape.watch.quietly(keep) : keep();
  }

  /** Is told that some parameter gets its next value, where it can't be told which. */
  noteUpdate(): void {
    if (!this.outermost) for (const loop of this.running) loop.hasUpdates = true;
  }

  /** Is told that a parameter gets its next value. @param of whose it is: an array's storage, a scope, an object */
  updated(of: object, name: string): void {
    if (this.outermost) return;
    for (let k = this.running.length - 1; k >= 0; k--) {
      const loop = this.running[k];
      loop.hasUpdates = true;
      const names = loop.updated.get(of) ?? new Map<string, number>();
      loop.updated.set(of, names);
      const before = names.get(name);
      names.set(name, loop.pass);
      if (before !== undefined && before < loop.pass) {
        this.found(loop);
        return;
      }
    }
  }

  private found(loop: Running): void {
    const { statement, known } = loop;
    this.outermost = this.running[0];
    const { passes, recorded, figures } = known;
    this.loops.set(statement, { statement, passes, recorded, figures });
    this.tape.isPassRecorded = passes === this.chosen;
    if (this.tape.isPassRecorded) return;
    this.cut = loop;
    this.recording.found(recorded);
  }
}

/** Adds what single numbers are at the end of a pass. */
function keepFigures({ statement, scope, known: { figures, passes } }: Running): void {
  if (!("body" in statement) || passes * Math.max(1, figures.size) > mostFigures) return;
  for (const name of assignedNamesOf(statement)) {
    const number = singleNumber(scope.values.get(name));
    const known = figures.get(name);
    if (number === undefined && !known) continue;
    const list = known ?? [];
    if (!known) figures.set(name, list);
    while (list.length < passes - 1) list.push(Number.NaN);
    list.push(number ?? Number.NaN);
  }
}

const assigned = new WeakMap<Statement, readonly string[]>();

function assignedNamesOf(statement: Statement): readonly string[] {
  const known = assigned.get(statement);
  if (known) return known;
  const names = [...assignedNames([statement])];
  assigned.set(statement, names);
  return names;
}

function singleNumber(value: Value | undefined): number | undefined {
  if (value instanceof Float || value instanceof Int) return value.value;
  return value instanceof NDArray && value.size === 1 ? numbersOf(value)[0] : undefined;
}
