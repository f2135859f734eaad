import { readDocument } from "../../src/engine/document/reading/read";
import { answersReport } from "../../src/engine/homework/answersReport";
import { pythonLines } from "./likePython/pythonLines";

/** A homework text as homework.py prints it. */
export interface Trial {
  readonly kind: string;
  readonly document: unknown;
  readonly text: string;
  /** Canonical names of what is wrong in it, by the other solver. */
  readonly wrong: readonly string[];
  /** Those that differ in the last digit, by no more than rounding may: neither right nor wrong. */
  readonly near: readonly string[];
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

export function tryOut({ document: json, text, wrong, near, causes }: Trial): Outcome {
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
      .filter(({ quantity, verdict }) => verdict === "wrong" && ![...wrong, ...near].includes(quantity))
      .map(({ quantity }) => quantity),
    confident: named.length > 0,
    unread: judgement.faults.length > 0 || judgement.questions.length > 0,
    judgement,
  };
}

/** Asks homework.py for texts; nothing where there is no NumPy. */
const trialsOf = (what: "planted" | "right" | "invented", count: number, seed: number) =>
  pythonLines("homework.py", what, String(count), String(seed))?.map((line) => JSON.parse(line) as Trial);

/** Other texts with each; `SEED=7 npm run trials -- homework`. */
const usualSeed = 31;

/**
 * Homework made by a solver of its own: planted mistakes found, right texts accused, invented numbers explained.
 * @throws where a right number was accused
 */
export async function run(): Promise<void> {
  const seed = Number(process.env.SEED ?? usualSeed);
  console.log(`seed ${seed}`);
  const planted = trialsOf("planted", 236, seed);
  const right = trialsOf("right", 500, seed + 1000);
  const invented = trialsOf("invented", 200, seed + 2000);
  if (!planted || !right || !invented) {
    console.log(
      "skipped: there is no Python with NumPy (PYTHON names one; on Debian: apt-get install python3-numpy)",
    );
    return;
  }
  const accused = plantedTable(planted) + rightTable(right);
  inventedTable(invented);
  if (accused > 0) throw new Error(`${accused} texts with right numbers accused`);
}

type Row = Record<string, number>;

/** Prints a table of Markdown, a row for each kind, and a last one for all. @returns the last one */
function printTable(title: string, outcomes: readonly { readonly kind: string; readonly row: Row }[]): Row {
  const rows = new Map<string, Row>();
  const all: Row = {};
  for (const { kind, row } of outcomes) {
    const known = rows.get(kind) ?? {};
    rows.set(kind, known);
    for (const into of [known, all])
      for (const [name, count] of Object.entries(row)) into[name] = (into[name] ?? 0) + count;
  }
  const line = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;
  const columns = Object.keys(all);
  console.log(`\n${title}\n`);
  console.log(line(["kind", ...columns]));
  console.log(line(["---", ...columns.map(() => "---:")]));
  for (const [kind, row] of [...rows, [`all ${rows.size}`, all] as const])
    console.log(line([kind, ...columns.map((name) => row[name])]));
  return all;
}

function plantedTable(trials: readonly Trial[]): number {
  const all = printTable(
    "Planted mistakes",
    trials.map((trial) => {
      const { first, cause, accused, judgement } = tryOut(trial);
      return {
        kind: trial.kind,
        row: {
          planted: 1,
          "first wrong named": Number(first),
          "cause found": Number(cause),
          "right numbers accused": accused.length,
          diagnoses: judgement.diagnoses.length,
        },
      };
    }),
  );
  return all["right numbers accused"];
}

function rightTable(trials: readonly Trial[]): number {
  const all = printTable(
    "Right texts",
    trials.map((trial) => {
      const { accused, unread } = tryOut(trial);
      return {
        kind: trial.kind,
        row: { texts: 1, accused: Number(accused.length > 0), "not read, or asked about": Number(unread) },
      };
    }),
  );
  return all.accused;
}

function inventedTable(trials: readonly Trial[]): void {
  printTable(
    "Invented numbers",
    trials.map((trial) => {
      const { first, confident } = tryOut(trial);
      return {
        kind: trial.kind,
        row: { texts: 1, found: Number(first), "given a cause without reserve": Number(confident) },
      };
    }),
  );
}
