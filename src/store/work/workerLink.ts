import type { StoreApi } from "zustand/vanilla";
import { type Change, changesBetween } from "../../engine/document/changes";
import type { ProgramDocument } from "../../engine/document/programDocument";
import { isProgram } from "../../engine/document/programDocument";
import type { Presentation, StepSize } from "../../engine/names/presentation";
import type { Client } from "../../worker/client";
import type { ProgramFaultShown, Question, Report } from "../../worker/protocol/protocol";
import { presentOf, returned, travelled, withoutPresent } from "../history";
import { createNumbers, type Numbers } from "./numbers";
import type { Workbench } from "./workbenchState";
import type { WorkEntry } from "./workEntry";

type SetWorkbench = StoreApi<Workbench>["setState"];
type GetWorkbench = StoreApi<Workbench>["getState"];

/** Makes a part of the state and its actions. All slices share the state; what they ask of the worker goes one way. */
export type WorkbenchSlice<Part> = (worker: WorkerLink, set: SetWorkbench, get: GetWorkbench) => Part;

/** Starts the worker: gets what takes its reports, what takes its failures, and what finds the changes of a document. */
export type Connect = (
  report: (report: Report) => void,
  failed: (message: string) => void,
  changes: typeof changesBetween,
) => Client;

/** What the slices ask of the worker. Its reports are put into the state here, and nowhere else. */
export interface WorkerLink {
  /**
   * Opens the present entry of the history.
   * @param at a step by its index, or by the quantity that it completes
   */
  openPresent(at: number | string, size?: StepSize, example?: number): void;
  /** Goes to another step of what is open, or writes the same one as the state now has it. */
  step(at: number, example?: number): void;
  /** Does it once what has been sent is there: until then nobody knows where it leads. */
  whenAnswered(take: () => void): void;
  /** The quantity of the step, or where the reader is going. */
  here(): number | string;
  /** Shows what changes of the document would make of it; without any takes that back. */
  move(changes: readonly Change[] | undefined): void;
  ask(question: Question): void;
  /** Goes once more to where the worker gave up. */
  tryAgain(): void;
}

/** An entry of the history, and where to look in it. */
interface Aim extends Pick<Workbench, "presentation" | "size"> {
  readonly position: number;
  readonly at: number | string;
  readonly example: number | undefined;
}

export const nothingLit: ReadonlySet<string> = new Set();

export function createWorkerLink(connect: Connect, set: SetWorkbench, get: GetWorkbench): WorkerLink {
  const client = connect(receive, giveUp, changesBetween);
  /** Where the worker was sent last. */
  let aim: Aim | undefined;
  /** What is shown of what was sent. */
  let shown: { readonly entry?: WorkEntry | undefined; readonly presentation: Presentation } | undefined;
  /** Whether a change is under way. */
  let moving = false;
  /** Steps taken while what they start from is still being computed; nothing where all has been answered. */
  let afterwards: (() => void)[] | undefined;
  /** The numbers of the last frame that came: what moves has their names. */
  let framed: Numbers | undefined;

  function openPresent(at: number | string, size = get().size, example?: number): void {
    const { openedAs, presentation, history } = get();
    const next = presentOf(history);
    if (!next) return;
    moving = false;
    afterwards ??= [];
    aim = { position: history.position, presentation, at, size, example };
    set({
      playing: false,
      problem: undefined,
      gaveUp: false,
      openedAs: next.openedAs,
      // The same network with other numbers keeps what is being recomputed; of another one nothing is true any more.
      ...(next.openedAs !== openedAs && { answers: {} }),
    });
    client.open(next.document, size, at, presentation, example);
  }

  function whenAnswered(take: () => void): void {
    if (afterwards) afterwards.push(take);
    else take();
  }

  /** The worker doesn't come to where it was sent: all goes back to what is shown, and what was wanted can be redone. */
  function giveUp(problem: string): void {
    const { opened, history, index, presentation, openedAs, frames } = get();
    const there = shown?.entry;
    const back = returned(history, there);
    if (aim && back.entries !== history.entries) aim = { ...aim, position: history.position + 1 };
    afterwards = undefined;
    moving = false;
    if (frames.latest) frames.put(undefined);
    else frames.clear();
    set({
      problem,
      gaveUp: true,
      answered: get().answered + 1,
      playing: false,
      answers: {},
      history: back,
      index: opened?.step.index ?? index,
      presentation: shown?.presentation ?? presentation,
      openedAs: there?.openedAs ?? openedAs,
    });
  }

  /** A program doesn't run: its text is a draft, and what ran last stays. */
  function refuse(refused: ProgramDocument, fault: ProgramFaultShown): void {
    const { history, index, opened, program, document } = get();
    const there = shown?.entry;
    afterwards = undefined;
    moving = false;
    set({
      draft: { text: refused.program, fault },
      playing: false,
      answered: get().answered + 1,
      ...(there
        ? { history: withoutPresent(history, there), index: opened?.step.index ?? index }
        : // Nothing has run yet: the text is all there is.
          { program: refused, document: undefined, opened: undefined }),
      ...(there && !program && document === undefined && { program: refused }),
    });
  }

  /** A report's numbers, by the names of the last frame where it brings none. */
  function numbersOf({ frame, values }: Pick<Extract<Report, { kind: "moved" }>, "frame" | "values">) {
    return frame ? createNumbers(frame) : values && framed?.with(values);
  }

  function receive(report: Report): void {
    switch (report.kind) {
      case "opened": {
        const { size, count, phases, step, program, calls } = report;
        const { history, presentation, frames } = get();
        const entry = presentOf(history);
        const document = report.document ?? entry?.document;
        framed = numbersOf(report) ?? framed;
        frames.clear();
        if (!document || !framed) break;
        const isSame = shown?.entry?.openedAs === entry?.openedAs;
        shown = { entry, presentation };
        set({
          document: isProgram(document) ? undefined : document,
          program: isProgram(document) ? document : undefined,
          draft: undefined,
          sheet: entry?.sheet,
          original: entry?.original,
          opened: { count, phases, step, numbers: framed, shown: program, calls },
          answered: get().answered + 1,
          index: step.index,
          size,
          // What is pointed at stays so while other numbers, or steps of another size, come under the pointer.
          ...(!isSame && { lit: nothingLit }),
        });
        const taken = afterwards ?? [];
        afterwards = undefined;
        for (const take of taken) whenAnswered(take);
        break;
      }
      case "refused":
        refuse(report.document, report.fault);
        break;
      case "step": {
        const { opened, presentation } = get();
        const numbers = report.frame && createNumbers(report.frame);
        framed = numbers ?? framed;
        shown = { ...shown, presentation };
        if (opened) set({ opened: { ...opened, step: report.step, ...(numbers && { numbers }) } });
        break;
      }
      case "moved": {
        const { step } = report;
        framed = numbersOf(report);
        if (moving && framed) get().frames.put({ step, numbers: framed });
        break;
      }
      case "answer": {
        const { answers } = get();
        set({ answers: { ...answers, [report.about]: { ...answers[report.about], ...report } } });
        break;
      }
      case "fault":
        afterwards = undefined;
        set({ problem: `The computation failed: ${report.message}`, playing: false });
    }
  }

  return {
    openPresent,
    whenAnswered,
    step(at, example) {
      const { history, presentation, size } = get();
      aim = { position: history.position, presentation, at, size, example };
      client.step(at, presentation, example);
    },
    here() {
      const { opened, index } = get();
      return opened?.step.index === index ? opened.step.quantity : index;
    },
    move(changes) {
      const before = moving;
      moving = changes !== undefined;
      if (changes) client.move(changes, get().index);
      else if (before) get().frames.put(undefined);
    },
    ask: (question) => client.ask(question, moving),
    tryAgain() {
      if (!aim) return;
      const { at, size, example, presentation, position } = aim;
      set({ presentation, history: travelled(get().history, position) });
      openPresent(at, size, example);
    },
  };
}
