/** What makes a number the one that is taken, and what it is called. */
export const extremes = {
  max: { better: (a: number, b: number) => a > b, word: "largest" },
  min: { better: (a: number, b: number) => a < b, word: "smallest" },
} as const;
