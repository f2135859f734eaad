import { withChanges } from "../../engine/document/changes";
import { type AnyDocument, isProgram } from "../../engine/document/programDocument";
import { explainForward } from "../../engine/explain/formula/explainForward";
import type { Explanation } from "../../engine/explain/formula/explanation";
import { type Keep, keepNothing } from "../../engine/explain/formula/keep";
import type { createKept } from "../../engine/explain/kept";
import { nameOf } from "../../engine/names/canonicalName";
import type { Notation } from "../../engine/names/notation";
import { type Presentation, usualPresentation, type Writing } from "../../engine/names/presentation";
import { withOf, withoutExample } from "../../engine/names/quantity";
import type { createMovablePass } from "../../engine/pass/movablePass";
import { type GraphPass, type Pass, runPass } from "../../engine/pass/pass";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { createTrace, type Step, type Trace } from "../../engine/steps/trace";
import type { Command, ProgramShown, Report, ShownStep } from "../protocol/protocol";
import { Notations } from "./notations";
import { type MoveTools, PlanMoves } from "./planMoves";
import { SessionFrames } from "./sessionFrames";
import { shownStep } from "./shownStep";

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
export class Session implements MoveTools {
  explain: Explain;
  programs: typeof import("../programs") | undefined;
  createMovable: typeof createMovablePass | undefined;
  createKept: typeof createKept | undefined;
  private trace: Trace<Pass | ProgramPass> | undefined;
  private moves: PlanMoves | undefined;
  /** The document that was sent last, of which the next one may be but a change. */
  private sent: AnyDocument | undefined;
  private readonly notations = new Notations();
  private readonly frames = new SessionFrames();
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

  /** The open pass as it was moved last. */
  get moved(): Pass | ProgramPass {
    return this.moves?.pass ?? this.pass;
  }

  /**
   * The steps after and before one, for a page that goes there next; none that takes another example's frame.
   * @param ready those that the page has
   */
  beside(index: number, ready: readonly number[] = []): ShownStep[] {
    const { trace, frames } = this;
    return [index + 1, index - 1].flatMap((near) => {
      if (!trace || near < 0 || near >= trace.count || ready.includes(near)) return [];
      const step = this.show(trace, near);
      return step && (step.example ?? frames.example) === frames.example ? [step] : [];
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
    const { trace: before, frames } = this;
    const base = given ?? this.sent;
    if (!base) throw new Error("worker: a change came before the document that it is of");
    const document = withChanges(base, changes);
    const isMoved = !given && this.sent === before?.pass.document && this.moves?.takes(changes) === true;
    this.sent = document;
    const ran = this.run(document);
    if (!ran) return undefined;
    if ("fault" in ran) return { kind: "refused", id, ...ran };
    const trace = createTrace(ran.pass, size, this.presentation.scope);
    this.trace = trace;
    this.moves = new PlanMoves(ran.pass, this);
    const wanted = Math.min(example ?? frames.example, trace.pass.plan.batch) || 1;
    const step = this.show(trace, indexOf(trace, at, wanted));
    if (!step) return undefined;
    const hasNames =
      isMoved &&
      framed === frames.answered &&
      before?.size === size &&
      before.scope === trace.scope &&
      frames.example === (step.example ?? wanted);
    frames.example = step.example ?? wanted;
    const { count, phases } = trace;
    return {
      kind: "opened",
      id,
      document: ran.document,
      size,
      count,
      phases,
      step,
      ...(hasNames && frames.write(trace)
        ? { values: frames.values.slice() }
        : { frame: frames.make(id, trace) }),
      ...(ran.program && { program: ran.program, calls: this.programs?.callRanges(trace) }),
    };
  }

  /** Nothing where programs haven't loaded. */
  private run(document: AnyDocument): Ran | Pick<Refused, "document" | "fault"> | undefined {
    if (!isProgram(document)) {
      const pass = runPass(document);
      this.notations.ofNetwork(document.names);
      return { pass, document };
    }
    if (!this.programs) return undefined;
    const opened = this.programs.openProgram(document);
    if ("fault" in opened) return { document, fault: opened.fault };
    const { pass, document: run, shown } = opened;
    this.notations.ofProgram(pass, run.names, this.programs.createProgramNotation);
    return { pass, document: run, program: shown };
  }

  private step({ id, index, example: wanted }: Extract<Command, { kind: "step" }>): Report | undefined {
    const { trace, frames } = this;
    if (!trace) throw new Error("worker: a step was asked for before a document was opened");
    const step = this.show(trace, index);
    if (!step) return undefined;
    const example = step.example ?? wanted ?? frames.example;
    if (example === frames.example) return { kind: "step", id, step };
    frames.example = example;
    return { kind: "step", id, step, frame: frames.make(id, trace) };
  }

  private move({ id, changes, index }: Extract<Command, { kind: "move" }>): Report | undefined {
    const { trace: open, moves, frames } = this;
    if (!open || !moves) throw new Error("worker: a number moved before a document was opened");
    const trace = moves.move(changes, open.size, this.presentation.scope);
    // A program may take other steps with other numbers: the reader stays at the same quantity.
    const moved = trace.count === open.count ? index : trace.find(nameOf(open.at(index).quantity));
    const step = this.show(trace, moved ?? Math.min(index, trace.count - 1), moves.kept);
    if (!step) return undefined;
    return frames.write(trace)
      ? { kind: "moved", id, step, values: frames.values }
      : { kind: "moved", id, step, frame: frames.make(id, trace) };
  }

  private show(
    trace: Trace<Pass | ProgramPass>,
    index: number,
    kept?: ReturnType<typeof createKept>,
  ): ShownStep | undefined {
    const step = trace.at(index);
    const notation = this.notations.of(step, this.presentation);
    const keep = kept?.(step, notation, this.presentation) ?? keepNothing;
    const explanation = this.explain(step, trace.pass, notation, this.presentation, keep);
    return explanation && shownStep(trace, step, explanation, this.programs?.summedAxes);
  }
}

type Refused = Extract<Report, { kind: "refused" }>;

/** A document that has run: of a program without what was chosen for another text. */
interface Ran {
  readonly pass: Pass | ProgramPass;
  readonly document: AnyDocument;
  readonly program?: ProgramShown;
}

/** A step's index, within the trace; a quantity without an example is also looked for as that of the one shown. */
function indexOf(trace: Trace<Pass | ProgramPass>, at: number | string, example: number): number {
  if (typeof at === "number") return Math.max(0, Math.min(at, trace.count - 1));
  const quantity = trace.pass.graph.parse(at);
  if (!quantity) return 0;
  const { of } = quantity;
  const other = of.example === undefined ? withOf(quantity, { ...of, example }) : withoutExample(quantity);
  return trace.find(at) ?? trace.find(nameOf(other)) ?? 0;
}
