import type { ViewSlice } from "../workbenchState";
import { nothingLit, type WorkbenchSlice } from "../workerLink";

export const createViewSlice: WorkbenchSlice<ViewSlice> = (_worker, set, get) => ({
  view: "step",
  panel: "graph",
  hidden: [],
  presenting: false,
  predicting: false,
  lit: nothingLit,
  selected: [],
  about: {},

  show: (view) => set({ view, playing: false }),
  present: (presenting) => set({ presenting }),
  showPanel: (panel) => set({ panel }),
  lookAs: (look) => set({ look }),
  askAbout(subject, names) {
    const { [subject]: _before, ...others } = get().about;
    set({ about: names.length > 0 ? { ...others, [subject]: names } : others });
  },
  point: (...quantities) => set({ lit: new Set(quantities.filter((quantity) => quantity !== undefined)) }),
  select(name, also) {
    const { selected } = get();
    const others = also ? selected.filter((other) => other !== name) : [];
    set({ selected: also && others.length < selected.length ? others : [...others.slice(-1), name] });
  },
});
