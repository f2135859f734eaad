/** The known name that a label is most like; nothing where none is near. */
export function nearestLabel(label: string, names: readonly string[]): string | undefined {
  const wanted = bare(label);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  // Behind thousands of names nobody looks for a slip of the pen.
  for (const name of names.slice(0, 2000)) {
    const distance = editDistance(wanted, bare(name), least);
    if (distance >= least) continue;
    least = distance;
    best = name;
  }
  return best;
}

const bare = (text: string) => text.replace(/[\s{}\\$_^()<>,.]/g, "").toLowerCase();

/** How many letters must be changed, put in or left out; `limit` where it is no less. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 40) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(limit, row[b.length]);
}
