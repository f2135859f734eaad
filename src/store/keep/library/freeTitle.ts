/** A title that isn't taken: itself, else with the next free number: “moons”, “moons 2”, “moons 3”. */
export function freeTitle(title: string, taken: readonly string[]): string {
  const others = new Set(taken.map(folded));
  if (!others.has(folded(title))) return title;
  const [, stem = title, last = "1"] = /^(.*\S) ([1-9]\d{0,5})$/.exec(title) ?? [];
  // A number at the end of a name, “epoch 100”, isn't ours unless the name without it is taken too.
  const isCounted = others.has(folded(stem));
  const name = isCounted ? stem : title;
  for (let number = isCounted ? Number(last) + 1 : 2; ; number++)
    if (!others.has(folded(`${name} ${number}`))) return `${name} ${number}`;
}

/** Whether a title is another's, as a reader sees it. */
export const isTaken = (title: string, taken: readonly string[]): boolean =>
  taken.some((other) => folded(other) === folded(title));

const folded = (title: string) => title.normalize("NFKC").trim().toLowerCase();
