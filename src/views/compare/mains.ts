/** The large pictures that all runs can be seen in, in the order of the choice. */
export const mains = [
  {
    id: "lines",
    label: "lines",
    title: "Parallel coordinates: a line for each run, from its settings to what came out",
  },
  { id: "cards", label: "pictures", title: "What each run says over the plane, also while it is trained" },
] as const;
