import { createStore, type StoreApi } from "zustand/vanilla";
import type { Description } from "../engine/network/describe";
import type { Edit, NetworkDocument } from "../engine/network/document";
import type { Manner } from "../engine/run/form";
import type { Paths } from "../engine/run/paths";
import type { PhaseRange, StepSize } from "../engine/run/trace";
import type { Exercise } from "../exercises/exercise";
import type { Client } from "../worker/client";
import type { Report, ShownStep } from "../worker/protocol";
import { createNumbers, type Numbers } from "./numbers";

/** What the sheet says of an exercise, beside its document. */
export type Sheet = Omit<Exercise, "document">;

/** The pass that is open, as the worker reported it. */
export interface Opened {
  readonly description: Description;
  readonly count: number;
  readonly phases: readonly PhaseRange[];
  readonly step: ShownStep;
  /** All numbers of the example that is shown, each known from its step on. */
  readonly numbers: Numbers;
}

export type { ShownStep };

/** The page's views of a document. */
export type View = "step" | "train";

/** An exercise as it was opened. */
export interface Original {
  readonly document: NetworkDocument;
  readonly sheet: Sheet;
}

export interface Workbench {
  readonly view: View;
  readonly document: NetworkDocument | undefined;
  /** Only as long as the document is the exercise's own. */
  readonly sheet: Sheet | undefined;
  /** The exercise that a changed document comes from. */
  readonly original: Original | undefined;
  readonly opened: Opened | undefined;
  /** Where the reader wants to be; the worker's answer follows. */
  readonly index: number;
  readonly size: StepSize;
  /** How a pass is cut into steps and how they are written, as far as they can be; kept from document to document. */
  readonly manner: Manner;
  readonly playing: boolean;
  /** Quantities that are pointed at, anywhere on the page. */
  readonly lit: ReadonlySet<string>;
  /** The paths that were asked for last, and for which weight. */
  readonly paths: { readonly weight: string; readonly paths: Paths } | undefined;
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem: string | undefined;

  show(view: View): void;
  /** Opens a document that has been read, or is one of our own. */
  open(document: NetworkDocument, sheet?: Sheet, index?: number, size?: StepSize): void;
  /** Opens the document changed, at the same quantity where it still exists. */
  edit(change: Edit): void;
  /** Goes back from a changed exercise to the exercise. */
  restore(): void;
  goTo(index: number): void;
  stepForward(): void;
  stepBackward(): void;
  goToStart(): void;
  goToEnd(): void;
  chooseSize(size: StepSize): void;
  /** Writes the same step in another way, or goes on from its quantity in another scope. */
  choose(manner: Partial<Manner>): void;
  /** Shows another example's numbers, where the step belongs to none. */
  showExample(example: number): void;
  play(): void;
  pause(): void;
  point(...quantities: readonly (string | undefined)[]): void;
  askPaths(weight: string): void;
  fail(problem: string): void;
  dismiss(): void;
}

const nothing: ReadonlySet<string> = new Set();

/** @param connect starts the worker; gets the function that takes its reports, and the one that takes its failures */
export function createWorkbench(
  connect: (report: (report: Report) => void, failed: (message: string) => void) => Client,
): StoreApi<Workbench> {
  return createStore<Workbench>((set, get) => {
    const client = connect(receive, (problem) => set({ problem, playing: false }));
    /** What has been sent last, and is shown as soon as the worker has answered: the next change starts from it. */
    let latest: Partial<Original> & Pick<Workbench, "original"> = { original: undefined };

    function send(next: typeof latest & Pick<Original, "document">, at: number | string, size = get().size) {
      latest = next;
      set({ playing: false, problem: undefined });
      client.open(next.document, size, at, get().manner);
    }
    /** The quantity of the step, or where the reader is going. */
    const here = () => {
      const { opened, index } = get();
      return opened?.step.index === index ? opened.step.quantity : index;
    };

    function receive(report: Report): void {
      switch (report.kind) {
        case "opened": {
          const { document, description, size, count, phases, step, frame } = report;
          const opened = { description, count, phases, step, numbers: createNumbers(frame) };
          const { sheet, original } = latest;
          set({ document, sheet, original, opened, index: step.index, size, lit: nothing, paths: undefined });
          break;
        }
        case "step": {
          const { opened } = get();
          const numbers = report.frame && createNumbers(report.frame);
          if (opened) set({ opened: { ...opened, step: report.step, ...(numbers && { numbers }) } });
          break;
        }
        case "paths":
          set({ paths: report });
          break;
        case "fault":
          set({ problem: `The computation failed: ${report.message}`, playing: false });
      }
    }

    return {
      view: "step",
      document: undefined,
      sheet: undefined,
      original: undefined,
      opened: undefined,
      index: 0,
      size: "unit",
      manner: { form: "scalar", convention: "columns", scope: "example" },
      playing: false,
      lit: nothing,
      problem: undefined,
      paths: undefined,

      show: (view) => set({ view, playing: false }),
      open: (document, sheet, index = 0, size) => send({ document, sheet, original: undefined }, index, size),
      edit(change) {
        const { document, sheet, original } = latest;
        const changed = document && change(document);
        if (!changed || changed === document) return;
        if (!sheet) return send({ document: changed, original }, here());
        // What the exercise says of itself needn't be true of what becomes of it.
        const { description: _description, ...rest } = changed;
        send(
          { document: { ...rest, title: `${rest.title} (changed)` }, original: { document, sheet } },
          here(),
        );
      },
      restore() {
        const { original } = latest;
        if (original) send({ ...original, original: undefined }, here());
      },
      goTo(index) {
        const { opened } = get();
        if (!opened) return;
        const there = Math.max(0, Math.min(opened.count - 1, Math.round(index)));
        if (there === get().index) return;
        set({ index: there, lit: nothing });
        client.step(there, get().manner);
      },
      stepForward: () => get().goTo(get().index + 1),
      stepBackward: () => get().goTo(get().index - 1),
      goToStart: () => get().goTo(0),
      goToEnd: () => get().goTo((get().opened?.count ?? 1) - 1),
      chooseSize(size) {
        const { document, ...rest } = latest;
        const { opened, size: before } = get();
        if (document && opened && size !== before) send({ document, ...rest }, opened.step.quantity, size);
      },
      choose(change) {
        const { manner, index, size } = get();
        set({ manner: { ...manner, ...change } });
        const { document, ...rest } = latest;
        if (!change.scope) client.step(index, get().manner);
        else if (document) send({ document, ...rest }, here(), size);
      },
      showExample: (example) => client.step(get().index, get().manner, example),
      play() {
        const { opened, index } = get();
        if (!opened) return;
        if (index === opened.count - 1) get().goToStart();
        set({ playing: true });
      },
      pause: () => set({ playing: false }),
      point: (...quantities) =>
        set({ lit: new Set(quantities.filter((quantity) => quantity !== undefined)) }),
      askPaths: (weight) => client.paths(weight),
      fail: (problem) => set({ problem }),
      dismiss: () => set({ problem: undefined }),
    };
  });
}
