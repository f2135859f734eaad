import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readDocument } from "../../src/engine/document/read";
import { answersReport } from "../../src/engine/homework/answersReport";

/** A homework text as homework.py prints it. */
export interface Trial {
  readonly kind: string;
  readonly document: unknown;
  readonly text: string;
  /** Canonical names of what is wrong in it, by the other solver. */
  readonly wrong: readonly string[];
  /** The ids of the mistakes that name the planted one. */
  readonly causes: readonly string[];
}

/** What became of it. */
interface Outcome {
  readonly first: boolean;
  readonly cause: boolean;
  readonly accused: readonly string[];
  readonly confident: boolean;
  readonly unread: boolean;
  readonly judgement: ReturnType<typeof answersReport>;
}

export function tryOut({ document: json, text, wrong, causes }: Trial): Outcome {
  const { document, faults } = readDocument(json);
  if (!document) throw new Error(faults.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const judgement = answersReport(document, text, {});
  const firstWrong = judgement.answers.find(({ quantity }) => wrong.includes(quantity));
  const named = judgement.diagnoses.filter(({ mistake }) => mistake !== undefined);
  const [main] = judgement.diagnoses;
  return {
    first: judgement.first !== undefined && judgement.first === firstWrong?.quantity,
    cause: main?.mistake !== undefined && causes.includes(main.mistake),
    accused: judgement.answers
      .filter(({ quantity, verdict }) => !wrong.includes(quantity) && verdict === "wrong")
      .map(({ quantity }) => quantity),
    confident: named.length > 0,
    unread: judgement.faults.length > 0 || judgement.questions.length > 0,
    judgement,
  };
}

/** Asks homework.py for texts; nothing where there is no NumPy. */
function trialsOf(what: "planted" | "right" | "invented", count: number, seed: number): Trial[] {
  const script = fileURLToPath(new URL("scripts/trials/homework.py", projectRoot()));
  const { status, stdout, stderr } = spawnSync("python3", [script, what, String(count), String(seed)], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, PATH: `/usr/bin:${process.env.PATH}` },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Trial);
}

/** The folder that the command was started in is the project's. */
const projectRoot = () => new URL(`file://${process.cwd()}/`);

function hasNumpy(): boolean {
  const { status } = spawnSync("python3", ["-c", "import numpy"], {
    env: { ...process.env, PATH: `/usr/bin:${process.env.PATH}` },
  });
  return status === 0;
}

/**
 * Homework made by a solver of its own: planted mistakes found, right texts accused, invented numbers explained.
 * @returns whether no right text was accused
 */
export async function run(): Promise<boolean> {
  if (!hasNumpy()) {
    console.log(
      "homework: skipped, as there is no python3 with NumPy here (on Debian: apt-get install python3-numpy)",
    );
    return true;
  }
  plantedTable(trialsOf("planted", 232, 1));
  const accused = rightTable(trialsOf("right", 500, 2));
  inventedTable(trialsOf("invented", 200, 3));
  return accused === 0;
}

function plantedTable(trials: readonly Trial[]): void {
  const rows = new Map<string, Record<string, number>>();
  const all = { texts: 0, first: 0, cause: 0, accused: 0, diagnoses: 0 };
  for (const trial of trials) {
    const { first, cause, accused, judgement } = tryOut(trial);
    const row = rows.get(trial.kind) ?? { texts: 0, first: 0, cause: 0, accused: 0, diagnoses: 0 };
    for (const each of [row, all as Record<string, number>]) {
      each.texts++;
      each.first += Number(first);
      each.cause += Number(cause);
      each.accused += Number(accused.length > 0);
      each.diagnoses += judgement.diagnoses.length;
    }
    rows.set(trial.kind, row);
  }
  console.log(
    "planted mistakes: first wrong number named, cause found, right numbers accused, diagnoses made",
  );
  console.table(Object.fromEntries([...rows, ["all", all]]));
}

function rightTable(trials: readonly Trial[]): number {
  const rows = new Map<string, Record<string, number>>();
  let all = 0;
  for (const trial of trials) {
    const { accused, unread } = tryOut(trial);
    const row = rows.get(trial.kind) ?? { texts: 0, accused: 0, unread: 0 };
    row.texts++;
    row.accused += Number(accused.length > 0);
    row.unread += Number(unread);
    all += Number(accused.length > 0);
    rows.set(trial.kind, row);
  }
  console.log("right texts: accused, or not read in part");
  console.table(Object.fromEntries(rows));
  return all;
}

function inventedTable(trials: readonly Trial[]): void {
  const rows = new Map<string, Record<string, number>>();
  for (const trial of trials) {
    const { first, confident } = tryOut(trial);
    const row = rows.get(trial.kind) ?? { texts: 0, first: 0, confident: 0 };
    row.texts++;
    row.first += Number(first);
    row.confident += Number(confident);
    rows.set(trial.kind, row);
  }
  console.log("invented numbers: found, and given a cause without reserve");
  console.table(Object.fromEntries(rows));
}
