import { createStore, type StoreApi } from "zustand/vanilla";
import type { ReadingOptions } from "../../engine/homework/reading/conventions";
import type { Answer } from "../../worker/protocol";
import type { Workbench } from "../work/workbench";
import { allHints, createMask, type Mask } from "./mask";

export type Judged = Answer<"answers">;

/** What each hint at a step shows. */
export const hintNames = ["the rule", "the formula", "the numbers in it", "the result"] as const;

/** The reader's own numbers for the pass that is open. */
export interface Answers {
  /** Typed in one by one, by canonical name; as they stand in their fields. */
  readonly typed: Readonly<Record<string, string>>;
  readonly pasted: string;
  readonly reading: ReadingOptions;
  /** Nothing before there is any answer. */
  readonly judged: Judged | undefined;
  /** From 0 to 1, while the judging takes long. */
  readonly share: number;
  /** Whether the page's own numbers are hidden, for the reader to find. */
  readonly practising: boolean;
  /** Whether the reader is at it: the table then has a column for the answers. */
  readonly open: boolean;
  /** How many hints have been taken, by canonical name. */
  readonly hints: Readonly<Record<string, number>>;

  type(quantity: string, text: string): void;
  /** Takes many at once: a sheet's printed numbers. */
  typeAll(numbers: Readonly<Record<string, string>>): void;
  paste(text: string): void;
  readAs(options: ReadingOptions): void;
  clear(): void;
  practise(practising: boolean): void;
  takeHint(quantity: string): void;
  show(open: boolean): void;
  /** What the reader has given, to be kept; nothing where nothing was. */
  given(): GivenAnswers | undefined;
  /** Puts back what was given for the document that is being opened. */
  resume(given: GivenAnswers): void;
}

/** What the reader has done; what became of it is judged anew. */
export type GivenAnswers = Pick<Answers, "typed" | "pasted" | "reading" | "practising" | "hints">;

const nothing = { typed: {}, pasted: "", reading: {}, judged: undefined, share: 1, hints: {} } as const;

const stores = new WeakMap<StoreApi<Workbench>, StoreApi<Answers>>();

/** The answers beside a workbench; judged anew whenever they or the document change. */
export function answersOf(workbench: StoreApi<Workbench>): StoreApi<Answers> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createAnswers(workbench);
  stores.set(workbench, store);
  return store;
}

function createAnswers(workbench: StoreApi<Workbench>): StoreApi<Answers> {
  let mask: Mask | undefined;
  let asked = false;
  const ask = () => {
    const { typed, pasted, reading } = store.getState();
    asked = pasted.trim() !== "" || Object.values(typed).some((text) => text.trim() !== "");
    if (asked) workbench.getState().ask({ about: "answers", typed, pasted, reading });
    else store.setState({ judged: undefined, share: 1 });
  };
  const hide = (practising: boolean) => {
    mask?.remove();
    mask = practising ? createMask(workbench, store) : undefined;
  };
  const store = createStore<Answers>((set, get) => ({
    ...nothing,
    practising: false,
    open: false,
    show: (open) => set({ open }),
    type(quantity, text) {
      if ((get().typed[quantity] ?? "") === text) return;
      set({ typed: { ...get().typed, [quantity]: text } });
      ask();
    },
    typeAll(numbers) {
      set({ typed: { ...get().typed, ...numbers } });
      ask();
    },
    paste(pasted) {
      set({ pasted, reading: {} });
      ask();
    },
    readAs(options) {
      set({ reading: { ...get().reading, ...options } });
      ask();
    },
    clear() {
      set(nothing);
      ask();
      mask?.renew();
    },
    practise(practising) {
      if (practising === get().practising) return;
      set({ ...nothing, practising });
      ask();
      hide(practising);
    },
    given() {
      const { typed, pasted, reading, practising, hints } = get();
      const isEmpty = !practising && pasted === "" && Object.keys(typed).length === 0;
      return isEmpty ? undefined : { typed, pasted, reading, practising, hints };
    },
    resume(given) {
      set({ ...nothing, ...given });
      // They are judged as soon as the document is there.
      hide(given.practising);
    },
    takeHint(quantity) {
      const taken = Math.min(allHints, (get().hints[quantity] ?? 0) + 1);
      set({ hints: { ...get().hints, [quantity]: taken } });
      mask?.renew();
    },
  }));
  workbench.subscribe((state, before) => {
    if (state.openedAs !== before.openedAs) store.setState(nothing);
    if (state.document !== before.document) ask();
    const report = state.answers.answers;
    if (report === before.answers.answers || !asked) return;
    store.setState({ share: report?.share ?? 1, ...(report?.share === 1 && { judged: report.answer }) });
    mask?.renew();
  });
  return store;
}
