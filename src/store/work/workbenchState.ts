import type { Change } from "../../engine/document/changes";
import type { Edit, NetworkDocument } from "../../engine/document/document";
import type { AnyDocument, ProgramDocument } from "../../engine/document/programDocument";
import type { Presentation, StepSize } from "../../engine/names/presentation";
import type { CallRange } from "../../engine/steps/calls";
import type { PhaseRange } from "../../engine/steps/trace";
import type {
  About,
  AnswerReport,
  ProgramFaultShown,
  ProgramShown,
  Question,
  ShownClaim,
  ShownStep,
} from "../../worker/protocol/protocol";
import type { History } from "../history";
import type { Frames } from "./frames";
import type { Numbers } from "./numbers";
import type { Original, Sheet, WorkEntry } from "./workEntry";

export type { ProgramFaultShown, ShownClaim, ShownStep };

/** What Step works on: one state in slices by trade, each made in the file of its name. */
export type Workbench = DocumentSlice & StepSlice & GestureSlice & QuestionSlice & ViewSlice & ProblemSlice;

/** The document that is worked on, its changes, and the way back over them. */
export interface DocumentSlice {
  /** The network, where what is open is one. */
  readonly document: NetworkDocument | undefined;
  /** The program, where what is open is one: the one that ran last. */
  readonly program: ProgramDocument | undefined;
  /** The text in the editor, where it isn't the program's: it hasn't run, or can't, for the reason that is said. */
  readonly draft: Draft | undefined;
  /** Only as long as the document is the exercise's own. */
  readonly sheet: Sheet | undefined;
  /** The exercise that a changed document comes from. */
  readonly original: Original | undefined;
  /** The document as it was opened, before any change. */
  readonly openedAs: AnyDocument | undefined;
  /** What undo goes over. The present entry is there, or will be as soon as the worker has answered. */
  readonly history: History<WorkEntry>;
  /** Nothing can be changed: a teacher's link asks for it. */
  readonly locked: boolean;
  /** What a work's document is to be called that becomes the reader's own: its title, or the next one where that is taken. */
  freeTitle(title: string, key: string): string;

  lock(locked: boolean): void;
  /** Opens a document that has been read, or is one of our own, in Step. */
  open(document: AnyDocument, sheet?: Sheet, looking?: Partial<Looking>): void;
  /** Opens what was there before, and looks where one looked. */
  resume(entry: WorkEntry, looking?: Partial<Looking>): void;
  /**
   * Opens the document changed, at the same quantity where it still exists.
   * @param gesture changes in a row with the same one are undone together
   */
  edit(change: Edit, gesture?: string): void;
  /** The same of a program. One that doesn't run is kept as a draft, and what ran last stays. */
  editProgram(change: (program: ProgramDocument) => ProgramDocument, gesture?: string): void;
  /**
   * Keeps what is being typed; it runs with `editProgram`.
   * @param fault of a text that has been tried before
   */
  type(text: string, fault?: ProgramFaultShown): void;
  undo(): void;
  redo(): void;
  /** Goes to an entry of the history. */
  travel(position: number): void;
  /** Goes back from a changed exercise to the exercise. */
  restore(): void;
}

/** A program's text that isn't the open one. */
export interface Draft {
  readonly text: string;
  /** Why it doesn't run, and where; nothing while it is being typed. */
  readonly fault?: ProgramFaultShown | undefined;
}

/** The pass that is open, as the worker reported it. */
export interface Opened {
  readonly count: number;
  readonly phases: readonly PhaseRange[];
  readonly step: ShownStep;
  /** All numbers of the example that is shown, each known from its step on. */
  readonly numbers: Numbers;
  /** What is special about a program. */
  readonly shown?: ProgramShown | undefined;
  /** Its calls and loops, as steps. */
  readonly calls?: readonly CallRange[] | undefined;
}

/** The step that is shown, how a pass is cut into steps, and going through them by hand or by itself. */
export interface StepSlice {
  readonly opened: Opened | undefined;
  /** How often the worker was done with what it was to open: it is shown, was refused, or won't come. */
  readonly answered: number;
  /** Where the reader wants to be; the worker's answer follows. */
  readonly index: number;
  readonly size: StepSize;
  /** How a pass is cut into steps and how they are written, as far as they can be; kept from document to document. */
  readonly presentation: Presentation;
  readonly playing: boolean;

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
}

/** A change that is under way: shown, but not made. */
export interface GestureSlice {
  /** Its numbers, outside the state: they are painted, not rendered. */
  readonly frames: Frames;
  /**
   * Shows what the document would do with some of its numbers changed, until the next `edit`; without changes takes that
   * back. Each call counts from the document as it is, not from the call before.
   */
  preview(changes?: readonly Change[]): void;
}

/** What goes deeper than a step: asked by the views that show it. */
export interface QuestionSlice {
  /** The newest answer to each kind of question, kept while the next one is under way. */
  readonly answers: { readonly [Kind in About]?: AnswerReport<Kind> };
  /** Asks about what is shown: the open document, or the change of it that is under way. */
  ask(question: Question): void;
}

/** The page's views of a document. */
const views = ["step", "train", "compare"] as const;
export type View = (typeof views)[number];

export const isView = (name: string): name is View => (views as readonly string[]).includes(name);

/** Where the reader looks. */
export type Looking = Pick<
  Workbench,
  "view" | "look" | "index" | "size" | "presentation" | "selected" | "arrangement" | "about"
> & {
  /** Counts from 1; where the step itself belongs to one, that one is shown. */
  readonly example?: number | undefined;
};

/** What looks at a program can be asked to be about: the quantities that are drawn, the rows and columns of a Jacobian. */
export const subjects = ["draw", "rows", "columns"] as const;
export type Subject = (typeof subjects)[number];

/** What has been chosen of it, by canonical names. */
export type Subjects = Readonly<Partial<Record<Subject, readonly string[]>>>;

export type Panel = "graph" | "what" | "network";

/** Which view is shown, and what is pointed at and selected in it. */
export interface ViewSlice {
  readonly view: View;
  /** Which part of Step a phone shows, which has room for one. */
  readonly panel: Panel;
  /** The label of one of Step's looks; absent for the first. */
  readonly look?: string | undefined;
  /** How Compare is arranged, as it writes it; absent where it is as usual. */
  readonly arrangement?: string | undefined;
  /** Parts of the page that a teacher's link leaves out. */
  readonly hidden: readonly string[];
  /** Whether it is shown in large type to a room, without panels. */
  readonly presenting: boolean;
  /** Whether each step's number is hidden until it is asked for. */
  readonly predicting: boolean;
  /** Quantities that are pointed at, anywhere on the page. */
  readonly lit: ReadonlySet<string>;
  /** The parameters that plots are about, two at most, by canonical name; none until one is chosen. */
  readonly selected: readonly string[];
  readonly about: Subjects;

  show(view: View): void;
  present(presenting: boolean): void;
  showPanel(panel: Panel): void;
  /** Without names what is usual is shown again. */
  askAbout(subject: Subject, names: readonly string[]): void;
  lookAs(look: string): void;
  point(...quantities: readonly (string | undefined)[]): void;
  /** @param also beside the one that is selected; one that is selected already no longer is */
  select(name: string, also?: boolean): void;
}

/** What went wrong, and the way to try once more. */
export interface ProblemSlice {
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem: string | undefined;
  /** Whether it was the computation, so that `tryAgain` may help. */
  readonly gaveUp: boolean;
  fail(problem: string): void;
  dismiss(): void;
  /** Goes once more to where the computation gave up. */
  tryAgain(): void;
}
