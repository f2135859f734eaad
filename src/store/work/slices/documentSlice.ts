import { isProgram } from "../../../engine/document/programDocument";
import { added, emptyHistory, presentOf, travelled } from "../../history";
import type { DocumentSlice } from "../workbenchState";
import { changedWork, newWork } from "../workEntry";
import type { WorkbenchSlice } from "../workerLink";

export const createDocumentSlice: WorkbenchSlice<DocumentSlice> = (worker, set, get) => ({
  document: undefined,
  program: undefined,
  draft: undefined,
  sheet: undefined,
  original: undefined,
  openedAs: undefined,
  history: emptyHistory,
  locked: false,
  freeTitle: (title) => title,

  lock: (locked) => set({ locked }),
  open: (document, sheet, looking) => get().resume(newWork(document, sheet), { view: "step", ...looking }),
  resume(entry, { index = 0, size, example, ...looking } = {}) {
    set({ about: {}, ...looking, history: added(get().history, entry) });
    worker.openPresent(index, size, example);
  },
  edit(change, gesture) {
    if (get().locked) return;
    const { history } = get();
    const now = presentOf(history);
    const changed = now && !isProgram(now.document) ? change(now.document) : undefined;
    if (!now || !changed || changed === now.document) return get().preview();
    set({ history: added(history, changedWork(now, changed, get().freeTitle), gesture) });
    worker.openPresent(worker.here());
  },
  editProgram(change, gesture) {
    if (get().locked) return;
    const { history, draft } = get();
    const now = presentOf(history);
    if (!now || !isProgram(now.document)) return;
    const changed = change(now.document);
    if (changed === now.document) {
      if (draft) set({ draft: undefined });
      get().preview();
      return;
    }
    set({ history: added(history, changedWork(now, changed, get().freeTitle), gesture) });
    worker.openPresent(worker.here());
  },
  type: (text, fault) =>
    // What is being run isn't a draft any more; what is typed meanwhile is.
    worker.whenAnswered(() => {
      const { program, draft } = get();
      if (text !== (draft?.text ?? program?.program)) set({ draft: { text, fault } });
    }),
  undo: () => get().travel(get().history.position - 1),
  redo: () => get().travel(get().history.position + 1),
  travel(position) {
    const history = travelled(get().history, position);
    if (history === get().history) return;
    set({ history });
    worker.openPresent(worker.here());
  },
  restore() {
    const { history } = get();
    const original = presentOf(history)?.original;
    if (!original) return;
    set({ history: added(history, newWork(original.document, original.sheet)) });
    worker.openPresent(worker.here());
  },
});
