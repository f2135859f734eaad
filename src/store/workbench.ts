import { createStore, type StoreApi } from "zustand/vanilla";
import type { Description } from "../engine/network/describe";
import type { Edit, NetworkDocument } from "../engine/network/document";
import type { Manner } from "../engine/run/form";
import type { PhaseRange, StepSize } from "../engine/run/trace";
import type { Exercise } from "../exercises/exercise";
import type { Client } from "../worker/client";
import type { About, AnswerReport, Question, Report, ShownStep } from "../worker/protocol";
import { createFrames, type Frames } from "./frames";
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
  /** The parameters that plots are about, two at most, by canonical name; none until one is chosen. */
  readonly selected: readonly string[];
  /** The newest answer to each kind of question, kept while the next one is under way. */
  readonly answers: { readonly [Kind in About]?: AnswerReport<Kind> };
  /** The numbers of a change that is under way. */
  readonly frames: Frames;
  /** The document as it was opened, before any change. */
  readonly openedAs: NetworkDocument | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem: string | undefined;

  show(view: View): void;
  /** Opens a document that has been read, or is one of our own, in Step. */
  open(document: NetworkDocument, sheet?: Sheet, index?: number, size?: StepSize): void;
  /**
   * Opens the document changed, at the same quantity where it still exists.
   * @param gesture changes in a row with the same one are undone together
   */
  edit(change: Edit, gesture?: string): void;
  /** Shows what a change of numbers would do, until the next `edit`, or `preview` without one takes it back. */
  preview(change?: Edit): void;
  undo(): void;
  redo(): void;
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
  /** @param also beside the one that is selected; one that is selected already no longer is */
  select(name: string, also?: boolean): void;
  /** Asks about what is shown: the open document, or the change of it that is under way. */
  ask(question: Question): void;
  fail(problem: string): void;
  dismiss(): void;
}

/** What undo brings back. */
type State = Partial<Original> & Pick<Workbench, "original"> & Partial<Pick<Workbench, "openedAs">>;

const nothing: ReadonlySet<string> = new Set();

/** @param connect starts the worker; gets the function that takes its reports, and the one that takes its failures */
export function createWorkbench(
  connect: (report: (report: Report) => void, failed: (message: string) => void) => Client,
): StoreApi<Workbench> {
  return createStore<Workbench>((set, get) => {
    const frames = createFrames();
    const client = connect(receive, (problem) => set({ problem, playing: false }));
    /** What has been sent last, and is shown as soon as the worker has answered: the next change starts from it. */
    let latest: State = { original: undefined };
    const past: (State & Pick<Original, "document">)[] = [];
    const future: typeof past = [];
    let lastGesture: string | undefined;
    let previewing = false;
    /** The numbers of the last frame that came: what moves has their names. */
    let framed: Numbers | undefined;

    function send(next: State & Pick<Original, "document">, at: number | string, size = get().size) {
      latest = next;
      previewing = false;
      set({
        playing: false,
        problem: undefined,
        canUndo: past.length > 0,
        canRedo: future.length > 0,
        openedAs: next.openedAs,
        // The same network with other numbers keeps what is being recomputed; of another one nothing is true any more.
        ...(next.openedAs !== get().openedAs && { answers: {} }),
      });
      client.open(next.document, size, at, get().manner);
    }
    /** What is open now can be brought back, unless the gesture that changes it has begun before. */
    function remember(gesture?: string) {
      const continues = gesture !== undefined && gesture === lastGesture;
      lastGesture = gesture;
      if (latest.document && !continues) past.push({ ...latest, document: latest.document });
      future.length = 0;
    }
    function goBack(from: typeof past, to: typeof past) {
      const before = from.pop();
      if (!before || !latest.document) return;
      to.push({ ...latest, document: latest.document });
      lastGesture = undefined;
      send(before, here());
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
          framed = createNumbers(frame);
          const opened = { description, count, phases, step, numbers: framed };
          const { sheet, original } = latest;
          frames.clear();
          set({ document, sheet, original, opened, index: step.index, size, lit: nothing });
          break;
        }
        case "step": {
          const { opened } = get();
          const numbers = report.frame && createNumbers(report.frame);
          framed = numbers ?? framed;
          if (opened) set({ opened: { ...opened, step: report.step, ...(numbers && { numbers }) } });
          break;
        }
        case "moved": {
          const { step, values, frame } = report;
          framed = frame ? createNumbers(frame) : values && framed?.with(values);
          if (previewing && framed) frames.put({ step, numbers: framed });
          break;
        }
        case "answer": {
          const { answers } = get();
          set({ answers: { ...answers, [report.about]: { ...answers[report.about], ...report } } });
          break;
        }
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
      selected: [],
      answers: {},
      frames,
      openedAs: undefined,
      canUndo: false,
      canRedo: false,

      show: (view) => set({ view, playing: false }),
      open(document, sheet, index = 0, size) {
        set({ view: "step" });
        remember();
        send({ document, sheet, original: undefined, openedAs: document }, index, size);
      },
      preview(change) {
        const changed = latest.document && change?.(latest.document);
        const before = previewing;
        previewing = changed !== undefined && changed !== latest.document;
        if (changed && previewing) client.move(changed, get().index);
        else if (before) frames.put(undefined);
      },
      undo: () => goBack(past, future),
      redo: () => goBack(future, past),
      edit(change, gesture) {
        const { document, sheet, original, openedAs } = latest;
        const changed = document && change(document);
        if (!changed || changed === document) return get().preview();
        remember(gesture);
        if (!sheet) return send({ document: changed, original, openedAs }, here());
        // What the exercise says of itself needn't be true of what becomes of it.
        const { description: _description, ...rest } = changed;
        send(
          {
            document: { ...rest, title: `${rest.title} (changed)` },
            original: { document, sheet },
            openedAs,
          },
          here(),
        );
      },
      restore() {
        const { original } = latest;
        if (!original) return;
        remember();
        send({ ...original, original: undefined, openedAs: original.document }, here());
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
      select(name, also) {
        const { selected } = get();
        const others = also ? selected.filter((other) => other !== name) : [];
        set({ selected: also && others.length < selected.length ? others : [...others.slice(-1), name] });
      },
      ask: (question) => client.ask(question, previewing),
      fail: (problem) => set({ problem }),
      dismiss: () => set({ problem: undefined }),
    };
  });
}
