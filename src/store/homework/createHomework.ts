import { createStore, type StoreApi } from "zustand/vanilla";
import type { Stores } from "../stores";
import type { Homework } from "./homeworkState";
import { allHints, createMask, type Mask, practiceConcealment, solvedIn } from "./mask";

/** What each hint at a step shows. */
export const hintNames = ["the rule", "the formula", "the numbers in it", "the result"] as const;

const noAnswers = { typed: {}, drafts: {}, pasted: "", reading: {}, judged: undefined, share: 1 } as const;
const nothing = { ...noAnswers, hints: {}, tries: {}, foundBeforeShown: undefined } as const;

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
    mask = practising ? createMask(workbench, practiceConcealment(store)) : undefined;
  };
  const store = createStore<Homework>((set, get) => ({
    ...nothing,
    practising: false,
    open: false,
    show: (open) => set({ open }),
    draft(quantity, text) {
      const { [quantity]: before, ...others } = get().drafts;
      if (text !== before) set({ drafts: text === undefined ? others : { ...others, [quantity]: text } });
    },
    type(quantity, text) {
      get().draft(quantity, undefined);
      if ((get().typed[quantity] ?? "") === text) return;
      const { typed, tries, practising, judged } = get();
      // Whoever adds digits to what was right tries nothing else.
      const before = judged?.answers.find((answer) => answer.quantity === quantity);
      const isTry = practising && text !== "" && (before === undefined || before.verdict === "wrong");
      set({
        typed: { ...typed, [quantity]: text },
        ...(isTry && { tries: { ...tries, [quantity]: (tries[quantity] ?? 0) + 1 } }),
      });
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
      // What counts for a teacher stays.
      set(get().rules ? noAnswers : nothing);
      ask();
      mask?.renew();
    },
    practise(practising) {
      const { practising: before, rules, foundBeforeShown } = get();
      if (practising === before || (before && rules && !rules.canShow)) return;
      if (before) get().noteShown();
      // After a look at all numbers one goes on with what was typed in: it stays what it is worth.
      set(before || foundBeforeShown ? { practising } : { ...nothing, practising });
      ask();
      hide(practising);
    },
    practiseBy(rules) {
      set({ rules });
      if (rules) get().practise(true);
    },
    noteShown() {
      const { foundBeforeShown, judged } = get();
      if (foundBeforeShown === undefined) set({ foundBeforeShown: [...solvedIn(judged)] });
    },
    given() {
      const { typed, drafts, pasted, reading, practising, hints, tries, foundBeforeShown } = get();
      const isEmpty =
        !practising &&
        pasted === "" &&
        Object.keys({ ...typed, ...drafts }).length === 0 &&
        foundBeforeShown === undefined;
      const given = { typed, drafts, pasted, reading, practising, hints, tries };
      return isEmpty ? undefined : { ...given, ...(foundBeforeShown && { foundBeforeShown }) };
    },
    resume(given) {
      set({ ...nothing, ...given });
      // They are judged as soon as the document is there.
      hide(given.practising);
    },
    takeHint(quantity) {
      const { hints, rules } = get();
      const taken = Math.min(allHints, (hints[quantity] ?? 0) + 1);
      if (taken > (rules?.hints ?? allHints)) return;
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
