import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workbench } from "../../test/commands/workbench";
import { type HandIn, handInsOf } from "./grading";

const [students, each] = [Number(process.env.STUDENTS ?? 8), 38];

/**
 * A class in which each student has other numbers, drawn by their id, hands in the first exercise: right, with mistakes,
 * unreadable, empty, and some with the sheet of the next student. The points are those of another solver, of each one's own
 * sheet.
 * @throws where the points differ, or a foreign sheet isn't told
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "own-sheets-"));
  try {
    const { document } = JSON.parse(readFileSync("src/exercises/d-p1.json", "utf8"));
    const numbers = ["x", "W1", "W2"].map((of) => ({ of, from: 0.1, to: 1, step: 0.05 }));
    const sheet = join(folder, "sheet.json");
    const exercise = JSON.stringify({ ...document, version: 8, drawn: { numbers, seed: 1 } });
    writeFileSync(sheet, exercise);
    mkdirSync(join(folder, "in"));
    const all: { readonly handIn: HandIn; readonly isForeign: boolean; readonly file: string }[] = [];
    for (let k = 0; k < students; k++) {
      const own = join(folder, `own-${k}.json`);
      writeFileSync(own, (await workbench(["variant", sheet, `student ${k}`])).stdout);
      const handIns = handInsOf(own, each, 100 + k);
      if (!handIns) return;
      handIns.forEach((handIn, index) => {
        // Of each student the last right one goes to the next student.
        const isForeign = index === 0 && handIn.kind === "right";
        const student = `student ${isForeign ? (k + 1) % students : k}`;
        const file = `${k}-${index}.json`;
        const saved = { format: "backprop-hand-in", version: 1, student, answers: {}, pasted: handIn.text };
        writeFileSync(join(folder, "in", file), JSON.stringify(saved));
        all.push({ handIn, isForeign, file });
      });
    }
    const names = all[0].handIn.names;
    const scheme = join(folder, "points.json");
    const questions = [{ name: "all", quantities: names, points: names.length }];
    writeFileSync(scheme, JSON.stringify({ questions, credit: { carried: 0 } }));
    const before = process.cpuUsage();
    const { stdout: text } = await workbench(["grade", sheet, join(folder, "in"), "--scheme", scheme]);
    const seconds = process.cpuUsage(before).user / 1e6;
    const graded = new Map(
      JSON.parse(text).handIns.map((one: { readonly file: string }) => [one.file, one]),
    ) as Map<string, { points: number; remarks: string[]; first?: { mistake?: string } }>;
    const faults: string[] = [];
    let [exact, named, planted, foreign] = [0, 0, 0, 0];
    for (const { handIn, isForeign, file } of all) {
      const { points, remarks, first } = graded.get(file) as NonNullable<ReturnType<typeof graded.get>>;
      if (isForeign) {
        foreign += 1;
        if (!remarks.some((remark) => remark.startsWith("fits the sheet of")))
          faults.push(`${file}: the foreign sheet isn't told: ${remarks.join("; ")}`);
        continue;
      }
      const { wrong, near, causes, names: written, kind } = handIn;
      const [least, most] = [
        written.length - new Set([...wrong, ...near]).size,
        written.length - wrong.length,
      ];
      if (points >= least && points <= most) exact += 1;
      else faults.push(`${file} (${kind}): ${points} points, and ${least} to ${most} by the other solver`);
      if (causes.length > 0 && wrong.length > 0) {
        planted += 1;
        if (first?.mistake !== undefined && causes.includes(first.mistake)) named += 1;
      }
    }
    console.log(
      `${all.length} hand-ins of ${students} students, ${seconds.toFixed(1)} s of processor time; points as the other solver's: ${exact} of ${all.length - foreign}; the planted mistake named as the first one: ${named} of ${planted}; foreign sheets told: ${foreign - faults.filter((fault) => fault.includes("foreign")).length} of ${foreign}`,
    );
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
