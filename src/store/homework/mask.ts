import type { StoreApi } from "zustand/vanilla";
import type { Frames, Moving } from "../work/frames";
import type { Numbers } from "../work/numbers";
import type { Opened, ShownStep, Workbench } from "../work/workbenchState";
import type { Homework } from "./homeworkState";

/** What is to be kept off the page, and what of a step stays. */
export interface Concealment {
  /** What of the numbers is hidden while this step is shown. */
  hiddenAt(step: ShownStep): Hidden;
  /** A step one of whose numbers is hidden. */
  without(step: ShownStep, hidden: Hidden): ShownStep;
  /** Whether what the sheet and the worker say of other numbers is hidden, too. */
  readonly isWhole: boolean;
}

/** Keeps the numbers that the reader is to find out of the workbench's state, and so off the page. */
export interface Mask {
  /** Looks again at what is solved. */
  renew(): void;
  remove(): void;
}

/** Masked numbers remember what is behind them: the workbench goes on from what it shows. */
interface MaskedNumbers extends Numbers {
  readonly behind: Numbers;
}

const unmasked = (numbers: Numbers): Numbers => (numbers as Partial<MaskedNumbers>).behind ?? numbers;

/** What a reader who practises is still to find. */
export const practiceConcealment = (answers: StoreApi<Homework>): Concealment => ({
  hiddenAt: () => hiddenBy(answers.getState()),
  without: hinted,
  isWhole: true,
});

export function createMask(workbench: StoreApi<Workbench>, concealment: Concealment): Mask {
  const { isWhole } = concealment;
  const { frames } = workbench.getState();
  let real: Opened | undefined;
  let shown: Opened | undefined;
  let { sheet } = workbench.getState();
  const put = () => {
    const { opened, answers: all } = workbench.getState();
    if (opened !== shown) real = opened && { ...opened, numbers: unmasked(opened.numbers) };
    shown = real && { ...real, ...masked(real, concealment) };
    workbench.setState({ opened: shown, ...(isWhole && { sheet: undefined, answers: own(all) }) });
  };
  const stop = workbench.subscribe((state, before) => {
    if (state.document !== before.document || state.program !== before.program || state.sheet)
      sheet = state.sheet;
    const tells = isWhole && (state.sheet || own(state.answers) !== state.answers);
    if (state.opened !== shown || tells) put();
  });
  workbench.setState({ frames: maskFrames(frames, concealment) });
  put();
  return {
    renew: put,
    remove() {
      stop();
      workbench.setState({ opened: real, frames, ...(isWhole && { sheet }) });
    },
  };
}

/** Of all answers of the worker those that tell no number that is to be found. */
function own(all: Workbench["answers"]): Workbench["answers"] {
  const others = Object.keys(all).filter((kind) => kind !== "answers");
  return others.length === 0 ? all : { ...(all.answers && { answers: all.answers }) };
}

/** Tells what is still to be found, and how many hints were taken for it. */
export interface Hidden {
  /** Whether the reader still has to find the number. */
  has(name: string, numbers: Numbers): boolean;
  hints(name: string): number;
}

export function hiddenBy({ judged, hints }: Pick<Homework, "judged" | "hints">): Hidden {
  const solved = solvedIn(judged);
  return {
    has: (name, numbers) =>
      // What is given has a step before the first. A slope has none of its own.
      (numbers.stepOf(name) ?? 0) >= 0 && !solved.has(name) && (hints[name] ?? 0) < allHints,
    hints: (name) => hints[name] ?? 0,
  };
}

/** What has been found: to three digits at least, or the number of digits that it has. */
export function solvedIn(judged: Homework["judged"]): ReadonlySet<string> {
  const found = judged?.answers.filter(({ verdict, isCoarse }) => verdict !== "wrong" && !isCoarse);
  return new Set(found?.map(({ quantity }) => quantity));
}

/** After so many the result itself has been shown. */
export const allHints = 4;

/** A step and its numbers as they are to be shown. */
function masked({ step, numbers }: Pick<Opened, "step" | "numbers">, { hiddenAt, without }: Concealment) {
  const hidden = hiddenAt(step);
  const isHidden = namesOfStep(step).some((name) => hidden.has(name, numbers));
  return { step: isHidden ? without(step, hidden) : step, numbers: maskNumbers(numbers, hidden) };
}

/** The quantities whose numbers a step gives. */
export const namesOfStep = ({ names, quantity }: ShownStep): readonly string[] => names ?? [quantity];

function maskNumbers(numbers: Numbers, hidden: Hidden): MaskedNumbers {
  const masked: MaskedNumbers = {
    ...numbers,
    behind: numbers,
    at: (name, step) => (hidden.has(name, numbers) ? undefined : numbers.at(name, step)),
    all: (names, step) => names.map((name) => masked.at(name, step)),
    with: (values) => maskNumbers(numbers.with(values), hidden),
  };
  return masked;
}

const blank = { tex: "\\ldots", text: "…", marks: [] };

/** A step with as much of it as the hints show. Without its numbers it has an empty list for a value. */
function hinted(step: ShownStep, hidden: Hidden): ShownStep {
  const taken = Math.max(...namesOfStep(step).map(hidden.hints));
  const { why: _why, where: _where, matrices: _matrices, chain, ...explanation } = step.explanation;
  return {
    ...step,
    value: [],
    reads: step.reads.map(({ name }) => ({ name })),
    explanation: {
      ...explanation,
      ...(taken >= 1 && chain && { chain }),
      right: taken >= 2 ? explanation.right : blank,
      numbers: taken >= 3 ? explanation.numbers : blank,
      words: "",
      factors: [],
    },
  };
}

function maskFrames(frames: Frames, concealment: Concealment): Frames {
  let latest: Moving | undefined;
  let shown: Moving | undefined;
  return {
    ...frames,
    get latest() {
      if (frames.latest !== latest) {
        latest = frames.latest;
        shown = latest && masked(latest, concealment);
      }
      return shown;
    },
  };
}
