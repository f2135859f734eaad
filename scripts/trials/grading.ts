import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workbench } from "../../test/commands/workbench";
import { pythonLines } from "./likePython/pythonLines";

/** A hand-in as homework.py prints it. */
export interface HandIn {
  readonly kind: string;
  readonly text: string;
  /** Canonical names of what is wrong in it, by the other solver; and of what differs from the right numbers at all. */
  readonly wrong: readonly string[];
  readonly near: readonly string[];
  readonly causes: readonly string[];
  /** All numbers that stand in it. */
  readonly names: readonly string[];
}

const count = Number(process.env.MOST ?? 300);

/**
 * A class of 300 hands in the first exercise: right, with each of the mistakes that can be made there, unreadable, empty,
 * for someone else's numbers. The points are those of another solver, which only tells right from not right, so that
 * what is carried on counts for nothing here.
 * @throws where the points differ
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "grading-"));
  try {
    const { document } = JSON.parse(readFileSync("src/exercises/d-p1.json", "utf8"));
    const sheet = join(folder, "sheet.json");
    writeFileSync(sheet, JSON.stringify(document));
    const handIns = handInsOf(sheet, count, 31);
    if (!handIns) return;
    mkdirSync(join(folder, "in"));
    handIns.forEach(({ text }, k) => {
      writeFileSync(join(folder, "in", `${k}.txt`), text);
    });
    const { names } = handIns[0];
    const scheme = join(folder, "points.json");
    writeFileSync(
      scheme,
      JSON.stringify({
        questions: [{ name: "all", quantities: names, points: names.length }],
        credit: { carried: 0 },
      }),
    );
    const begun = performance.now();
    const before = process.cpuUsage();
    const { stdout: text } = await workbench(["grade", sheet, join(folder, "in"), "--scheme", scheme]);
    const seconds = (performance.now() - begun) / 1000;
    const processor = process.cpuUsage(before).user / 1e6;
    const { handIns: graded, summary } = JSON.parse(text);
    let exact = 0;
    let named = 0;
    const faults: string[] = [];
    const planted = handIns.filter(({ causes, wrong }) => causes.length > 0 && wrong.length > 0).length;
    handIns.forEach(({ kind, wrong, near, causes, names: written }, k) => {
      const { points, first } = graded[k];
      const [least, most] = [
        written.length - new Set([...wrong, ...near]).size,
        written.length - wrong.length,
      ];
      if (points >= least && points <= most) exact += 1;
      else faults.push(`${k} (${kind}): ${points} points, and ${least} to ${most} by the other solver`);
      if (wrong.length > 0 && causes.includes(first?.mistake)) named += 1;
    });
    console.log(
      `${count} hand-ins in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor time); points as the other solver's: ${exact}; the planted mistake named as the first one: ${named} of ${planted}; mean ${summary.points.mean} of ${names.length}`,
    );
    console.log(
      summary.mistakes
        .map(({ mistake, handIns: made }: { mistake: string; handIns: number }) => `${mistake} ${made}`)
        .join(", "),
    );
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * What so many students hand in of a sheet, by a solver in NumPy that knows nothing of the engine.
 * @returns nothing, and says so, where there is no NumPy
 */
export function handInsOf(sheet: string, count: number, seed: number): HandIn[] | undefined {
  const lines = pythonLines("homework.py", "class", String(count), String(seed), sheet);
  if (!lines)
    console.log("skipped: there is no Python with NumPy to make the hand-ins with (PYTHON names one)");
  return lines?.map((line) => JSON.parse(line) as HandIn);
}
