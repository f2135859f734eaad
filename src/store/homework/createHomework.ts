import { createStore, type StoreApi } from "zustand/vanilla";
import type { Stores } from "../stores";
import type { Homework } from "./homeworkState";
import { allHints, createMask, type Mask } from "./mask";

/** What each hint at a step shows. */
export const hintNames = ["the rule", "the formula", "the numbers in it", "the result"] as const;

const nothing = { typed: {}, pasted: "", reading: {}, judged: undefined, share: 1, hints: {} } as const;

/** The reader's own numbers for a workbench's pass; judged again whenever they or the document change. */
export function createHomework({ workbench }: Pick<Stores, "workbench">): StoreApi<Homework> {
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
  const store = createStore<Homework>((set, get) => ({
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
    if (state.document !== before.document || state.program !== before.program) ask();
    const report = state.answers.answers;
    if (report === before.answers.answers || !asked) return;
    store.setState({ share: report?.share ?? 1, ...(report?.share === 1 && { judged: report.answer }) });
    mask?.renew();
  });
  return store;
}
