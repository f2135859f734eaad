import { type Change, withChanges } from "../engine/document/changes";
import { type AnyDocument, isProgram } from "../engine/document/programDocument";
import { explainForward } from "../engine/explain/explainForward";
import type { Explanation } from "../engine/explain/explanation";
import { type Keep, keepNothing } from "../engine/explain/keep";
import type { createKept } from "../engine/explain/kept";
import { visit } from "../engine/math/expression";
import { createNotation, type Notation } from "../engine/names/notation";
import { firstPlace, type Presentation, usualPresentation, type Writing } from "../engine/names/presentation";
import {
  isDerivative,
  isGiven,
  isOfProgram as isProgramTensor,
  nameOf,
  plainName,
  withOf,
  withoutExample,
} from "../engine/names/quantity";
import type { createMovablePass, MovablePass } from "../engine/pass/movablePass";
import { type GraphPass, type Pass, runPass } from "../engine/pass/pass";
import { elementOf } from "../engine/pass/plans/tensorNames";
import type { MovableProgram } from "../engine/pass/programs/movableProgram";
import type { ProgramPass } from "../engine/pass/programs/programPass";
import { createTrace, type Step, type Trace } from "../engine/steps/trace";
import type { Command, Frame, ProgramShown, Report, ShownStep } from "./protocol";

/** Explains a step, or says nothing where it hasn't learned to. */
export type Explain = (
  step: Step,
  pass: GraphPass,
  notation: Notation,
  writing: Writing,
  keep?: Keep,
) => Explanation | undefined;

/** What is about the pass itself, and not a question about it. */
export type PassCommand = Extract<Command, { kind: "open" | "step" | "move" }>;

/** Answers commands one after the other; keeps the pass that is open. */
export class Session {
  explain: Explain;
  /** Runs programs; loads when there is one. */
  programs: typeof import("./programs") | undefined;
  private trace: Trace<Pass | ProgramPass> | undefined;
  /** The document that was sent last, of which the next one may be but a change. */
  private sent: AnyDocument | undefined;
  /** Makes what takes moves in buffers of its own. Until it has loaded each move is a new pass. */
  createMovable: typeof createMovablePass | undefined;
  /** Makes what keeps the symbols of an explanation from move to move; the same holds of it. */
  createKept: typeof createKept | undefined;
  private kept: ReturnType<typeof createKept> | undefined;
  /** Takes the moves of the open pass; made with the first of them. */
  private movable: MovablePass | undefined;
  private movableProgram: MovableProgram | undefined;
  private moves: readonly Change[] = [];
  /** The trace of the pass that takes moves: it reads the pass's buffers, so it stays as long as the pass does. */
  private movedTrace: Trace<Pass | ProgramPass> | undefined;
  /** The last move for questions. */
  private movedPass: Pass | ProgramPass | undefined;
  private notation: Notation = createNotation();
  /** For steps that stay within one example. */
  private notationWithin: Notation = createNotation();
  /** Of a program, by the number of an array's first place. */
  private notationFrom: ((first: number) => Notation) | undefined;
  private shownExample = 0;
  /** What a move makes of the last frame's numbers: each writes over the one before. */
  private values = new Float64Array();
  /** Which command the last frame has answered. */
  private framed: number | undefined;
  private presentation: Presentation = usualPresentation;

  /** @param explain what the first view needs, until all is there */
  constructor(explain: Explain = explainForward) {
    this.explain = explain;
  }

  /** @throws Error where the step that is asked for takes another `explain` */
  answer(command: PassCommand): Report {
    const report = this.tryAnswer(command);
    if (!report) throw new Error("worker: the step can't be explained yet");
    return report;
  }

  /** Nothing where the step that is asked for takes another `explain`. */
  tryAnswer(command: PassCommand): Report | undefined {
    switch (command.kind) {
      case "open":
        this.presentation = command.presentation ?? this.presentation;
        return this.open(command);
      case "step":
        this.presentation = command.presentation ?? this.presentation;
        return this.step(command);
      case "move":
        return this.move(command);
    }
  }

  /** The pass that is open, for questions about it. */
  get pass(): Pass | ProgramPass {
    if (!this.trace) throw new Error("worker: nothing is open yet");
    return this.trace.pass;
  }

  /** The open pass as it was moved last. Questions take their time: no later move changes it under their hands. */
  get moved(): Pass | ProgramPass {
    this.movedPass ??= this.moves.length > 0 ? this.changed(this.pass) : this.pass;
    return this.movedPass;
  }

  private changed(pass: Pass | ProgramPass): Pass | ProgramPass {
    if (!isOfProgram(pass)) return runPass(withChanges(pass.document, this.moves));
    const moved = this.programs?.openProgram(withChanges(pass.document, this.moves));
    return moved && "pass" in moved ? moved.pass : pass;
  }

  /**
   * The steps after and before one, for a page that goes there next; none that takes another example's frame.
   * @param ready those that the page has
   */
  beside(index: number, ready: readonly number[] = []): ShownStep[] {
    const { trace, shownExample } = this;
    return [index + 1, index - 1].flatMap((place) => {
      if (!trace || place < 0 || place >= trace.count || ready.includes(place)) return [];
      const step = this.show(trace, place);
      return step && (step.example ?? shownExample) === shownExample ? [step] : [];
    });
  }

  private open({
    id,
    document: given,
    changes = [],
    framed,
    size,
    at,
    example,
  }: Extract<Command, { kind: "open" }>): Report | undefined {
    const before = this.trace;
    const base = given ?? this.sent;
    if (!base) throw new Error("worker: a change came before the document that it is of");
    let document = withChanges(base, changes);
    const isMoved = !given && this.sent === before?.pass.document && this.movable?.takes(changes) === true;
    this.sent = document;
    let program: ProgramShown | undefined;
    let pass: Pass | ProgramPass;
    if (isProgram(document)) {
      if (!this.programs) return undefined;
      const opened = this.programs.openProgram(document);
      if ("fault" in opened) return { kind: "refused", id, document, fault: opened.fault };
      pass = opened.pass;
      document = opened.document;
      program = opened.shown;
      const { createProgramNotation } = this.programs;
      const { names = {} } = document;
      const { parse } = pass.graph;
      const notations = new Map<number, Notation>();
      // The same one each time: what is kept of an explanation is kept with its notation.
      this.notationFrom = (first) => {
        const notation = notations.get(first) ?? createProgramNotation(names, parse, first);
        notations.set(first, notation);
        return notation;
      };
    } else {
      pass = runPass(document);
      this.notationFrom = undefined;
      this.notation = createNotation(document.names);
      this.notationWithin = createNotation(document.names, false);
    }
    const trace = createTrace(pass, size, this.presentation.scope);
    this.trace = trace;
    this.movable = undefined;
    this.movableProgram = undefined;
    this.movedTrace = undefined;
    this.moves = [];
    this.movedPass = undefined;
    const wanted = Math.min(example ?? this.shownExample, trace.pass.plan.batch) || 1;
    const step = this.show(trace, placeOf(trace, at, wanted));
    if (!step) return undefined;
    const hasNames =
      isMoved &&
      framed === this.framed &&
      before?.size === size &&
      before.scope === trace.scope &&
      this.shownExample === (step.example ?? wanted);
    this.shownExample = step.example ?? wanted;
    const { count, phases } = trace;
    return {
      kind: "opened",
      id,
      document,
      size,
      count,
      phases,
      step,
      ...(hasNames && this.writeValues(trace)
        ? { values: this.values.slice() }
        : { frame: this.frame(id, trace) }),
      ...(program && { program, calls: this.programs?.callRanges(trace) }),
    };
  }

  private step({ id, index, example: wanted }: Extract<Command, { kind: "step" }>): Report | undefined {
    if (!this.trace) throw new Error("worker: a step was asked for before a document was opened");
    const step = this.show(this.trace, index);
    if (!step) return undefined;
    const example = step.example ?? wanted ?? this.shownExample;
    if (example === this.shownExample) return { kind: "step", id, step };
    this.shownExample = example;
    return { kind: "step", id, step, frame: this.frame(id, this.trace) };
  }

  private move({ id, changes, index }: Extract<Command, { kind: "move" }>): Report | undefined {
    if (!this.trace) throw new Error("worker: a number moved before a document was opened");
    this.moves = changes;
    this.movedPass = undefined;
    const pass = this.movedBy(changes, this.trace.pass);
    if (this.movedTrace?.pass !== pass)
      this.movedTrace = createTrace(pass, this.trace.size, this.presentation.scope);
    const trace = this.movedTrace;
    // A program may take other steps with other numbers: the reader stays at the same quantity.
    const place =
      trace.count === this.trace.count ? index : trace.find(nameOf(this.trace.at(index).quantity));
    this.kept ??= this.createKept?.();
    const step = this.show(trace, place ?? Math.min(index, trace.count - 1), this.kept);
    if (!step) return undefined;
    return this.writeValues(trace)
      ? { kind: "moved", id, step, values: this.values }
      : { kind: "moved", id, step, frame: this.frame(id, trace) };
  }

  /** Writes the values of the last frame again, in its order; whether there are as many. */
  private writeValues(trace: Trace<Pass | ProgramPass>): boolean {
    const { values, shownExample } = this;
    let place = 0;
    const put = (value: number) => {
      values[place++] = value;
    };
    eachGiven(trace.pass, shownExample, (id, k) => put(trace.pass.plan.values[id][k]));
    trace.eachValue(shownExample, put);
    // Beyond its end an array takes nothing.
    return place === values.length;
  }

  private movedBy(changes: readonly Change[], open: Pass | ProgramPass): Pass | ProgramPass {
    if (isOfProgram(open)) {
      // A number that the program stops at leaves what was there.
      this.movableProgram ??= this.programs?.movableProgram();
      return this.movableProgram?.move(withChanges(open.document, changes)) ?? open;
    }
    this.movable ??= this.createMovable?.(open);
    return this.movable?.move(changes) ?? runPass(withChanges(open.document, changes));
  }

  /** @param id of the command that it answers */
  private frame(id: number, trace: Trace<Pass | ProgramPass>): Frame {
    this.framed = id;
    const frame = frameOf(trace, this.shownExample);
    this.values = new Float64Array(frame.values.length);
    return frame;
  }

  private show(
    trace: Trace<Pass | ProgramPass>,
    index: number,
    kept?: ReturnType<typeof createKept>,
  ): ShownStep | undefined {
    const step = trace.at(index);
    const { phase, kind, example, term, value, members, group } = step;
    const within = example !== undefined && phase !== "accumulate";
    const notation =
      this.notationFrom?.(firstPlace(this.presentation.counting)) ??
      (within ? this.notationWithin : this.notation);
    const keep = kept?.(step, notation, this.presentation) ?? keepNothing;
    const explanation = this.explain(step, trace.pass, notation, this.presentation, keep);
    if (!explanation) return undefined;
    const numbers = new Map<string, number>();
    if (step.expression)
      visit(step.expression, (part) => part.kind === "quantity" && numbers.set(part.name, part.value));
    return {
      index,
      phase,
      kind,
      quantity: nameOf(step.quantity),
      ...(isDerivative(step.quantity) && { isDerivative: true }),
      value,
      ...(members && { names: members.map((k) => nameOf(group.quantity(k))) }),
      ...(group.together && { together: true }),
      ...(example !== undefined && { example }),
      ...(term && { term }),
      ...(step.place && {
        line: step.place.line,
        caption: step.place.caption,
        operation: trace.pass.graph.nodes.findIndex(({ place }) => place === step.place),
        sums: this.programs?.summedAxes(step) ?? [],
      }),
      explanation,
      reads: explanation.reads.map((name) => ({ name, value: numbers.get(name) })),
    };
  }
}

const isOfProgram = (pass: Pass | ProgramPass): pass is ProgramPass => isProgram(pass.document);

/** A step's index, within the trace; a quantity without an example is also looked for as that of the one shown. */
function placeOf(trace: Trace<Pass | ProgramPass>, at: number | string, example: number): number {
  if (typeof at === "number") return Math.max(0, Math.min(at, trace.count - 1));
  const quantity = trace.pass.graph.parse(at);
  if (!quantity) return 0;
  const { of } = quantity;
  const other = of.example === undefined ? withOf(quantity, { ...of, example }) : withoutExample(quantity);
  return trace.find(at) ?? trace.find(nameOf(other)) ?? 0;
}

function frameOf(trace: Trace<Pass | ProgramPass>, example: number): Frame {
  const names: string[] = [];
  const values: number[] = [];
  const steps: number[] = [];
  const add = (name: string, value: number, step: number) => {
    names.push(name);
    values.push(value);
    steps.push(step);
  };
  const { plan } = trace.pass;
  eachGiven(trace.pass, example, (id, k) => add(plainName(elementOf(plan, id, k)), plan.values[id][k], -1));
  for (const { name, value, step } of trace.quantities(example)) add(name, value, step);
  return { example, names, values: Float64Array.from(values), steps: Int32Array.from(steps) };
}

/** Goes through what a pass starts from, its inputs, targets and parameters: number `k` of a tensor. */
function eachGiven(
  { plan }: Pass | ProgramPass,
  example: number,
  visited: (id: number, k: number) => void,
): void {
  const { graph, values, batch } = plan;
  const made = new Set(graph.nodes.map(({ output }) => output));
  for (const { id, ref, perExample } of graph.tensors) {
    // What a program starts from is all that no operation makes.
    if (isProgramTensor(ref) ? made.has(id) : !isGiven(ref)) continue;
    const [first, stride] = perExample ? [example - 1, batch] : [0, 1];
    for (let k = first; k < values[id].length; k += stride) visited(id, k);
  }
}
