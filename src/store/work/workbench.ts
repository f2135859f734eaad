import { createStore, type StoreApi } from "zustand/vanilla";
import type { Edit, NetworkDocument } from "../../engine/document/document";
import type { Presentation } from "../../engine/explain/presentation";
import type { PhaseRange, StepSize } from "../../engine/steps/trace";
import type { Exercise } from "../../exercises/exercise";
import type { Client } from "../../worker/client";
import type { About, AnswerReport, Question, Report, ShownStep } from "../../worker/protocol";
import { added, emptyHistory, type History, presentOf, returned, travelled } from "../history";
import { createFrames, type Frames } from "./frames";
import { createNumbers, type Numbers } from "./numbers";

/** What the sheet says of an exercise, beside its document. */
export type Sheet = Omit<Exercise, "document">;

/** The pass that is open, as the worker reported it. */
export interface Opened {
  readonly count: number;
  readonly phases: readonly PhaseRange[];
  readonly step: ShownStep;
  /** All numbers of the example that is shown, each known from its step on. */
  readonly numbers: Numbers;
}

export type { ShownStep };

/** The page's views of a document. */
const views = ["step", "train"] as const;
export type View = (typeof views)[number];

export const isView = (name: string): name is View => (views as readonly string[]).includes(name);

/** An exercise as it was opened. */
export interface Original {
  readonly document: NetworkDocument;
  readonly sheet: Sheet;
}

/** A document and what it comes from: what undo brings back. */
export interface WorkEntry {
  readonly document: NetworkDocument;
  readonly sheet?: Sheet;
  readonly original?: Original;
  /** The document as it was opened, before any change. */
  readonly openedAs: NetworkDocument;
  /** Changes leave it: all entries of one work have the same, and no other work has it. */
  readonly key: string;
}

/** Where the reader looks. */
export type Looking = Pick<Workbench, "view" | "look" | "index" | "size" | "presentation" | "selected"> & {
  /** Counts from 1; where the step itself belongs to one, that one is shown. */
  readonly example?: number | undefined;
};

export interface Workbench {
  readonly view: View;
  /** The label of one of Step's looks; absent for the first. */
  readonly look?: string | undefined;
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
  readonly presentation: Presentation;
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
  /** What undo goes over. The present entry is there, or will be as soon as the worker has answered. */
  readonly history: History<WorkEntry>;
  /** Nothing can be changed: a teacher's link asks for it. */
  readonly locked: boolean;
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem: string | undefined;
  /** Whether it was the computation, so that `tryAgain` may help. */
  readonly gaveUp: boolean;

  show(view: View): void;
  lookAs(look: string): void;
  lock(locked: boolean): void;
  /** Opens a document that has been read, or is one of our own, in Step. */
  open(document: NetworkDocument, sheet?: Sheet, looking?: Partial<Looking>): void;
  /** Opens what was there before, and looks where one looked. */
  resume(entry: WorkEntry, looking?: Partial<Looking>): void;
  /**
   * Opens the document changed, at the same quantity where it still exists.
   * @param gesture changes in a row with the same one are undone together
   */
  edit(change: Edit, gesture?: string): void;
  /** Shows what a change of numbers would do, until the next `edit`, or `preview` without one takes it back. */
  preview(change?: Edit): void;
  undo(): void;
  redo(): void;
  /** Goes to an entry of the history. */
  travel(position: number): void;
  /** Goes back from a changed exercise to the exercise. */
  restore(): void;
  goTo(index: number): void;
  /** Goes to the step that computes a quantity, of any example. */
  goToQuantity(name: string): void;
  stepForward(): void;
  stepBackward(): void;
  goToStart(): void;
  goToEnd(): void;
  chooseSize(size: StepSize): void;
  /** Writes the same step in another way, or goes on from its quantity in another scope. */
  choose(presentation: Partial<Presentation>): void;
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
  /** Goes once more to where the computation gave up. */
  tryAgain(): void;
}

const nothing: ReadonlySet<string> = new Set();

/** An entry of the history, and where to look in it. */
interface Aim extends Pick<Workbench, "presentation" | "size"> {
  readonly position: number;
  readonly at: number | string;
  readonly example: number | undefined;
}

/** @param connect starts the worker; gets the function that takes its reports, and the one that takes its failures */
export function createWorkbench(
  connect: (report: (report: Report) => void, failed: (message: string) => void) => Client,
): StoreApi<Workbench> {
  return createStore<Workbench>((set, get) => {
    const frames = createFrames();
    const client = connect(receive, giveUp);
    /** Where the worker was sent last. */
    let aim: Aim | undefined;
    /** What is shown of what was sent. */
    let shown: { readonly entry?: WorkEntry | undefined; readonly presentation: Presentation } | undefined;
    let previewing = false;
    /** Steps taken while what they start from is still being computed; nothing where all has been answered. */
    let afterwards: (() => void)[] | undefined;
    /** The numbers of the last frame that came: what moves has their names. */
    let framed: Numbers | undefined;

    /** What has been sent last, and is shown as soon as the worker has answered: the next change starts from it. */
    const latest = (): WorkEntry | undefined => presentOf(get().history);

    function send(at: number | string, size = get().size, example?: number) {
      const { openedAs, presentation, history } = get();
      const next = presentOf(history);
      if (!next) return;
      previewing = false;
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
    /** Opens what can be undone, unless the gesture that changes it has begun before. */
    function put(next: WorkEntry, at: number | string, size?: StepSize, gesture?: string, example?: number) {
      set({ history: added(get().history, next, gesture) });
      send(at, size, example);
    }
    /** The quantity of the step, or where the reader is going. */
    const here = () => {
      const { opened, index } = get();
      return opened?.step.index === index ? opened.step.quantity : index;
    };

    /** Does it once what has been sent is there: until then nobody knows where it leads. */
    function when(take: () => void): void {
      if (afterwards) afterwards.push(take);
      else take();
    }
    function goTo(index: number): void {
      const { opened } = get();
      if (!opened) return;
      const there = Math.max(0, Math.min(opened.count - 1, Math.round(index)));
      if (there === get().index) return;
      set({ index: there, lit: nothing });
      step(there);
    }
    function step(at: number, example?: number): void {
      const { history, presentation, size } = get();
      aim = { position: history.position, presentation, at, size, example };
      client.step(at, presentation, example);
    }

    /** The worker doesn't come to where it was sent: all goes back to what is shown, and what was wanted can be redone. */
    function giveUp(problem: string): void {
      const { opened, history, index, presentation, openedAs } = get();
      const there = shown?.entry;
      const back = returned(history, there);
      if (aim && back.entries !== history.entries) aim = { ...aim, position: history.position + 1 };
      afterwards = undefined;
      previewing = false;
      frames.clear();
      set({
        problem,
        gaveUp: true,
        playing: false,
        answers: {},
        history: back,
        index: opened?.step.index ?? index,
        presentation: shown?.presentation ?? presentation,
        openedAs: there?.openedAs ?? openedAs,
      });
    }

    function receive(report: Report): void {
      switch (report.kind) {
        case "opened": {
          const { document, size, count, phases, step, frame } = report;
          framed = createNumbers(frame);
          const opened = { count, phases, step, numbers: framed };
          const { sheet, original } = latest() ?? {};
          frames.clear();
          shown = { entry: latest(), presentation: get().presentation };
          set({ document, sheet, original, opened, index: step.index, size, lit: nothing });
          const taken = afterwards ?? [];
          afterwards = undefined;
          for (const take of taken) when(take);
          break;
        }
        case "step": {
          const { opened } = get();
          const numbers = report.frame && createNumbers(report.frame);
          framed = numbers ?? framed;
          shown = { ...shown, presentation: get().presentation };
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
          afterwards = undefined;
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
      presentation: { form: "scalar", convention: "columns", scope: "example" },
      playing: false,
      lit: nothing,
      problem: undefined,
      gaveUp: false,
      selected: [],
      answers: {},
      frames,
      openedAs: undefined,
      history: emptyHistory,
      locked: false,

      show: (view) => set({ view, playing: false }),
      lookAs: (look) => set({ look }),
      lock: (locked) => set({ locked }),
      open: (document, sheet, looking) =>
        get().resume({ document, sheet, openedAs: document, key: newKey() }, { view: "step", ...looking }),
      resume(entry, { index = 0, size, example, ...looking } = {}) {
        set(looking);
        put(entry, index, size, undefined, example);
      },
      preview(change) {
        if (get().locked) return;
        const document = latest()?.document;
        const changed = document && change?.(document);
        const before = previewing;
        previewing = changed !== undefined && changed !== document;
        if (changed && previewing) client.move(changed, get().index);
        else if (before) frames.put(undefined);
      },
      undo: () => get().travel(get().history.position - 1),
      redo: () => get().travel(get().history.position + 1),
      travel(position) {
        const history = travelled(get().history, position);
        if (history === get().history) return;
        set({ history });
        send(here());
      },
      edit(change, gesture) {
        if (get().locked) return;
        const now = latest();
        const changed = now && change(now.document);
        if (!changed || changed === now.document) return get().preview();
        const { document, sheet } = now;
        if (!sheet) return put({ ...now, document: changed }, here(), undefined, gesture);
        // What the exercise says of itself needn't be true of what becomes of it.
        const { description: _description, ...rest } = changed;
        const own = { ...rest, title: `${rest.title} (changed)` };
        put(
          { ...now, document: own, sheet: undefined, original: { document, sheet } },
          here(),
          undefined,
          gesture,
        );
      },
      restore() {
        const { original } = latest() ?? {};
        if (original) put({ ...original, openedAs: original.document, key: newKey() }, here());
      },
      goTo: (index) => when(() => goTo(index)),
      goToQuantity: (name) => send(name),
      stepForward: () => when(() => goTo(get().index + 1)),
      stepBackward: () => when(() => goTo(get().index - 1)),
      goToStart: () => when(() => goTo(0)),
      goToEnd: () => when(() => goTo((get().opened?.count ?? 1) - 1)),
      chooseSize: (size) =>
        when(() => {
          const { opened, size: before } = get();
          if (opened && size !== before) send(opened.step.quantity, size);
        }),
      choose: (change) =>
        when(() => {
          const { presentation, index } = get();
          set({ presentation: { ...presentation, ...change } });
          if (!change.scope) step(index);
          else if (latest()) send(here());
        }),
      showExample: (example) => when(() => step(get().index, example)),
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
      fail: (problem) => set({ problem, gaveUp: false }),
      dismiss: () => set({ problem: undefined, gaveUp: false }),
      tryAgain() {
        if (!aim) return;
        const { at, size, example, presentation, position } = aim;
        set({ presentation, history: travelled(get().history, position) });
        send(at, size, example);
      },
    };
  });
}

const newKey = () => Math.random().toString(36).slice(2);
