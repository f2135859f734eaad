import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../src/engine/random";
import { workbench } from "../../test/commands/workbench";

const count = Number(process.env.MOST ?? 300);

const program = `w = np.array([[0.2, -0.5], [0.7, 0.4]])
x = np.array([1.5, -0.8])
b = np.array([0.3, -0.1])
z = w @ x + b
a = 1 / (1 + np.exp(-z))
v = np.array([0.9, -0.6])
y = v @ a
L = (y - 0.4) ** 2
`;
const [w, x, b, v] = [
  [0.2, -0.5, 0.7, 0.4],
  [1.5, -0.8],
  [0.3, -0.1],
  [0.9, -0.6],
];

type Numbers = Readonly<Record<string, readonly number[]>>;
/** What is done differently: a rule of one variable, from what is there already. */
type Rules = Readonly<Record<string, (known: Numbers) => readonly number[]>>;

const each = (numbers: readonly number[], of: (number: number, k: number) => number) => numbers.map(of);

/** Another solver: the program and its way back in plain arithmetic, which knows nothing of the engine. */
const right: Rules = {
  z: () => [0, 1].map((i) => w[2 * i] * x[0] + w[2 * i + 1] * x[1] + b[i]),
  a: ({ z }) => each(z, (sum) => 1 / (1 + Math.exp(-sum))),
  y: ({ a }) => [v[0] * a[0] + v[1] * a[1]],
  L: ({ y: [y] }) => [(y - 0.4) ** 2],
  dy: ({ y: [y] }) => [2 * (y - 0.4)],
  da: ({ dy: [dy] }) => each(v, (weight) => weight * dy),
  dz: ({ da, a }) => each(da, (number, k) => number * a[k] * (1 - a[k])),
  dv: ({ dy: [dy], a }) => each(a, (number) => number * dy),
  dw: ({ dz }) => dz.flatMap((number) => x.map((input) => number * input)),
  db: ({ dz }) => dz,
};

function solve(wrong: Rules = {}): Numbers {
  const known: Record<string, readonly number[]> = {};
  for (const name of Object.keys(right)) known[name] = (wrong[name] ?? right[name])(known);
  return known;
}

/** A variable's rule done differently, and the names under which that may be told. */
const mistakes: readonly (readonly [readonly string[], Rules])[] = [
  [["missingTerm"], { z: () => [0, 1].map((i) => w[2 * i] * x[0] + w[2 * i + 1] * x[1]) }],
  [["wrongTermSign"], { z: () => [0, 1].map((i) => w[2 * i] * x[0] + w[2 * i + 1] * x[1] - b[i]) }],
  [["missingTerm"], { z: () => [0, 1].map((i) => w[2 * i] * x[0] + b[i]) }],
  [["wrongSign"], { a: ({ z }) => each(z, (sum) => 1 / (1 + Math.exp(sum))) }],
  [["wrongTermSign"], { y: ({ a }) => [v[0] * a[0] - v[1] * a[1]] }],
  [["missingTerm"], { y: ({ a }) => [v[0] * a[0]] }],
  [["wrongFactor"], { L: ({ y: [y] }) => [(y - 0.4) ** 2 / 2] }],
  [["wrongFactor"], { dy: ({ y: [y] }) => [y - 0.4] }],
  [["wrongSign"], { dy: ({ y: [y] }) => [2 * (0.4 - y)] }],
  // A factor that is missing is some operation's slope: of each product in a sum, or of the square.
  [["missingFactor", "missingSlope"], { da: ({ dy: [dy] }) => [dy, dy] }],
  [["missingFactor", "missingSlope"], { da: () => v }],
  [["wrongSign"], { da: ({ dy: [dy] }) => each(v, (weight) => -weight * dy) }],
  [["missingSlope"], { dz: ({ da }) => da }],
  [["slopeTwice"], { dz: ({ da, a }) => each(da, (number, k) => number * (a[k] * (1 - a[k])) ** 2) }],
  [["wrongSign"], { dz: ({ da, a }) => each(da, (number, k) => -number * a[k] * (1 - a[k])) }],
  [["missingFactor"], { dz: ({ a }) => each(a, (number) => number * (1 - number)) }],
  [["missingFactor"], { dw: ({ dz }) => dz.flatMap((number) => [number, number]) }],
  [["missingFactor"], { dw: () => [...x, ...x] }],
  [["transposedGradient"], { dw: ({ dz }) => x.flatMap((input) => dz.map((number) => number * input)) }],
  [["wrongSign"], { dw: ({ dz }) => dz.flatMap((number) => x.map((input) => -number * input)) }],
  [["missingFactor", "missingSlope"], { dv: ({ dy: [dy] }) => [dy, dy] }],
  [["missingFactor", "missingSlope"], { dv: ({ a }) => a }],
  [["wrongSign"], { dv: ({ dy: [dy], a }) => each(a, (number) => -number * dy) }],
  [["wrongSign"], { db: ({ dz }) => each(dz, (number) => -number) }],
];

const texts = (numbers: Numbers, digits: number) =>
  Object.entries(numbers).map(([name, all]) => {
    const written = all.map((number) => number.toPrecision(digits));
    if (all.length === 1) return `${name} = ${written[0]}`;
    if (all.length === 4) return `${name} = [[${written[0]}, ${written[1]}], [${written[2]}, ${written[3]}]]`;
    return `${name} = [${written.join(", ")}]`;
  });

/**
 * A class hands in a program's numbers and gradients: right, with each of 24 mistakes and what follows from it, empty, or
 * unreadable; with four to six digits. The points are those of another solver; what is carried on counts for nothing here.
 * @throws where the points differ
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "grading-programs-"));
  try {
    const random = createRandom(21);
    const [sheet, scheme, into] = ["sheet.json", "points.json", "in"].map((name) => join(folder, name));
    const document = { format: "backprop-workbench", version: 3, title: "By hand", program };
    writeFileSync(sheet, JSON.stringify(document));
    const exact = solve();
    const total = Object.values(exact).reduce((sum, { length }) => sum + length, 0);
    const asked = ["z", "a", "y", "L", ...["y", "a", "z", "v", "w", "b"].map((name) => `dL/d${name}`)];
    writeFileSync(
      scheme,
      JSON.stringify({
        questions: [{ name: "all", quantities: asked, points: total }],
        credit: { carried: 0, rounding: 0 },
      }),
    );
    mkdirSync(into);
    const wanted = Array.from({ length: count }, (_, k) => {
      const kind = k % (mistakes.length + 3);
      const digits = 4 + Math.floor(3 * random());
      const [ids, rules] = mistakes[kind - 3] ?? [[], {}];
      const numbers = solve(rules);
      const text = kind === 1 ? "" : kind === 2 ? "I was ill; ??" : texts(numbers, digits).join("\n");
      writeFileSync(join(into, `${k}.txt`), text);
      const same = Object.entries(exact).flatMap(([name, all]) =>
        all.map((number, index) => number.toPrecision(digits) === numbers[name][index].toPrecision(digits)),
      );
      return { ids, points: kind === 1 || kind === 2 ? 0 : same.filter(Boolean).length, kind };
    });
    const before = process.cpuUsage();
    const { stdout: text } = await workbench(["grade", sheet, into, "--scheme", scheme]);
    const seconds = process.cpuUsage(before).user / 1e6;
    const graded = new Map(
      JSON.parse(text).handIns.map((one: { readonly file: string }) => [one.file, one]),
    ) as Map<string, { points: number; first?: { mistake?: string; quantity: string; words: string } }>;
    const faults: string[] = [];
    const unnamed = new Map<number, string>();
    let [exactly, named, planted] = [0, 0, 0];
    for (const [k, { ids, points, kind }] of wanted.entries()) {
      const marked = graded.get(`${k}.txt`);
      if (marked && Math.abs(marked.points - points) < 0.01) exactly += 1;
      else faults.push(`${k} (kind ${kind}): ${marked?.points} points, and ${points} by the other solver`);
      if (ids.length === 0) continue;
      planted += 1;
      if (ids.includes(marked?.first?.mistake ?? "")) named += 1;
      else
        unnamed.set(
          kind,
          `${ids.join("/")}: ${marked?.first?.mistake} at ${marked?.first?.quantity}: ${marked?.first?.words}`,
        );
    }
    console.log(
      `${count} hand-ins in ${seconds.toFixed(1)} s of processor time; points as the other solver's: ${exactly}; the planted mistake named as the first one: ${named} of ${planted}`,
    );
    if (unnamed.size > 0) console.log([...unnamed.values()].join("\n"));
    if (faults.length > 0) throw new Error(faults.slice(0, 20).join("\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
