import type { Change } from "../engine/document/changes";
import type { AnyDocument } from "../engine/document/programDocument";
import type { Presentation, StepSize } from "../engine/names/presentation";
import type { Question } from "./protocol/asked";
import type { Command, Report } from "./protocol/protocol";
import { createReadySteps } from "./readySteps";
import { createRecoveringLine, type MoveCommand } from "./recoveringLine";

/** A typed handle on the worker. One command is under way at a time, and of those that wait only the newest counts. */
export interface Client {
  /**
   * @param at a step by its index, or by the quantity that it completes
   * @param example whose numbers are to be shown, where the step belongs to none
   */
  open(
    document: AnyDocument,
    size: StepSize,
    at: number | string,
    presentation?: Presentation,
    example?: number,
  ): void;
  /** @param example whose numbers are to be shown, where the step belongs to none */
  step(index: number, presentation?: Presentation, example?: number): void;
  /** Shows the document that was opened last with some numbers changed; dropped where something else waits. */
  move(changes: readonly Change[], index: number): void;
  /**
   * Asks something about the pass that is open, or the one that was moved last. Questions wait for no command, and no
   * command for them.
   */
  ask(question: Question, moved: boolean): void;
}

type OpenDocument = Extract<Command, { kind: "open" }> & { readonly document: AnyDocument };

/**
 * Starts the worker. One that dies is started again where it was, at once if it owes an answer, else with the next
 * command; the page doesn't notice.
 * @param report gets every answer that isn't overtaken
 * @param failed gets a sentence when the worker died again over the same: what was owed won't come any more
 * @param changesBetween where two documents differ
 */
export function createClient(
  report: (report: Report) => void,
  failed: (message: string) => void,
  changesBetween: (before: AnyDocument, after: AnyDocument) => readonly Change[],
): Client {
  let number = 0;
  /** The last document opened, and where the page is in it: where a worker that died is to go on. */
  let opened: OpenDocument | undefined;
  /** What the page waits to be told of the pass. */
  let owed: "opened" | "step" | undefined;
  /** The number of the newest command that opens something or goes to a step. */
  let newest = 0;
  /** How what that command asked for is written; the steps that are ready are, too. */
  let presentation: Presentation | undefined;
  /** Which command the last frame has answered that the page was given. */
  let framed: number | undefined;
  const ready = createReadySteps();
  const line = createRecoveringLine(
    () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
    { again, answered, heard, gaveUp, framed: () => framed, changesBetween },
  );

  function heard(said: Report): void {
    if (said.kind !== "beside") report(said);
    else if (said.id === newest) ready.add(said.steps);
  }

  function answered(answer: Report): void {
    const { waiting } = line;
    if (opened && "frame" in answer && answer.frame) {
      ready.clear();
      const wanted = waiting?.kind === "step" ? waiting.example : undefined;
      opened = { ...opened, example: wanted ?? answer.frame.example };
    }
    if (answer.id === newest && (answer.kind === "step" || answer.kind === "opened"))
      ready.keepAround(answer.step);
    // Of a pass that was opened again the page knows all but a step that it has asked for meanwhile.
    const { id } = answer;
    if (answer.kind === "opened" && !owed) return;
    if ("frame" in answer && answer.frame) framed = id;
    const asStep = answer.kind === "opened" && owed === "step";
    // Before the page hears of it: it may ask for the next thing at once, which is owed then.
    if (answer.kind !== "moved" && waiting?.kind !== "step") owed = undefined;
    report(asStep ? { kind: "step", id, step: answer.step, frame: answer.frame } : answer);
  }

  /** What was open, at the step that was asked for last; a change of it is what the page sees unless it is owed more. */
  function again(move: MoveCommand | undefined): Command[] {
    if (!opened) return [];
    newest = ++number;
    const open = { ...opened, id: newest };
    return move && owed === undefined ? [open, { ...move, id: ++number }] : [open];
  }

  function gaveUp(why: string, hasAnswered: boolean): void {
    owed = undefined;
    failed(
      hasAnswered
        ? `The computation has ended twice at the same place: ${why}.`
        : `The computation doesn't start: ${why}.`,
    );
  }

  return {
    open(document, size, at, wanted, example) {
      // What the worker had open is of no use any more.
      line.open();
      presentation = wanted;
      newest = ++number;
      // Of another document the same example is shown, where there is one.
      opened = {
        kind: "open",
        id: newest,
        document,
        size,
        at,
        presentation,
        example: example ?? opened?.example,
      };
      owed = "opened";
      ready.clear();
      line.command(opened);
    },
    step(index, wanted, example) {
      if (opened) opened = { ...opened, at: index, presentation: wanted, example: example ?? opened.example };
      if (wanted !== presentation) ready.clear();
      presentation = wanted;
      const step = line.underWay || example !== undefined ? undefined : ready.get(index);
      if (!step) {
        owed ??= "step";
        // The worker that is started opens the pass at this step.
        if (!line.isOpen() && opened) {
          line.recover();
          return;
        }
      }
      newest = ++number;
      const command: Command = {
        kind: "step",
        id: newest,
        index,
        presentation,
        example,
        ready: ready.indices(),
        shown: step !== undefined,
      };
      if (step) {
        ready.keepAround(step);
        line.post(command);
        report({ kind: "step", id: newest, step });
      } else line.command(command);
    },
    move(changes, index) {
      const { waiting } = line;
      if (waiting && waiting.kind !== "move") return;
      if (opened) line.command({ kind: "move", id: ++number, changes, index });
    },
    ask(question, moved) {
      line.ask({ kind: "ask", id: ++number, question, moved });
    },
  };
}
