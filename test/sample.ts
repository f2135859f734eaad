/**
 * Every so-manieth of a list, from a place of its own for each test, so that together they see most of it. All of it where
 * the environment has ALL, as `npm run trials -- documents` has.
 */
export const sample = <Item>(all: readonly Item[], every: number, from = 0): readonly Item[] =>
  process.env.ALL ? all : all.filter((_, k) => k % every === from);
