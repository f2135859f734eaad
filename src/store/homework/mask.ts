import type { StoreApi } from "zustand/vanilla";
import type { Frames, Moving } from "../work/frames";
import type { Numbers } from "../work/numbers";
import type { Opened, ShownStep, Workbench } from "../work/workbenchState";
import type { Homework } from "./homeworkState";

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

export function createMask(workbench: StoreApi<Workbench>, answers: StoreApi<Homework>): Mask {
  const { frames } = workbench.getState();
  let real: Opened | undefined;
  let shown: Opened | undefined;
  let { sheet } = workbench.getState();
  const put = () => {
    const { opened, answers: all } = workbench.getState();
    if (opened !== shown) real = opened && { ...opened, numbers: unmasked(opened.numbers) };
    shown = real && maskOpened(real, hiddenBy(answers.getState()));
    workbench.setState({ opened: shown, sheet: undefined, answers: own(all) });
  };
  const stop = workbench.subscribe((state, before) => {
    if (state.document !== before.document || state.program !== before.program || state.sheet)
      sheet = state.sheet;
    if (state.opened !== shown || state.sheet || own(state.answers) !== state.answers) put();
  });
  workbench.setState({ frames: maskFrames(frames, answers) });
  put();
  return {
    renew: put,
    remove() {
      stop();
      workbench.setState({ opened: real, sheet, frames });
    },
  };
}

/** Of all answers of the worker those that tell no number that is to be found. */
function own(all: Workbench["answers"]): Workbench["answers"] {
  const others = Object.keys(all).filter((kind) => kind !== "answers");
  return others.length === 0 ? all : { ...(all.answers && { answers: all.answers }) };
}

/** Tells what is still to be found, and how many hints were taken for it. */
interface Hidden {
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

function maskOpened(opened: Opened, hidden: Hidden): Opened {
  return {
    ...opened,
    numbers: maskNumbers(opened.numbers, hidden),
    step: maskStep(opened.step, opened.numbers, hidden),
  };
}

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
function maskStep(step: ShownStep, numbers: Numbers, hidden: Hidden): ShownStep {
  const asked = step.names ?? [step.quantity];
  if (!asked.some((name) => hidden.has(name, numbers))) return step;
  const taken = Math.max(...asked.map(hidden.hints));
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

function maskFrames(frames: Frames, answers: StoreApi<Homework>): Frames {
  let latest: Moving | undefined;
  let shown: Moving | undefined;
  return {
    ...frames,
    get latest() {
      if (frames.latest !== latest) {
        latest = frames.latest;
        const hidden = hiddenBy(answers.getState());
        shown = latest && {
          step: maskStep(latest.step, latest.numbers, hidden),
          numbers: maskNumbers(latest.numbers, hidden),
        };
      }
      return shown;
    },
  };
}
