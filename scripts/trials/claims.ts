// Backward passes in many styles, right ones and those with one mistake: what is judged wrong, and why it is said to be.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgeClaims } from "../../src/engine/claims/judgeClaims";
import type { JudgedClaim } from "../../src/engine/claims/judgedClaim";
import { uphillNotes } from "../../src/engine/claims/updates/uphill";
import { programDocument } from "../../src/engine/document/programDocument";
import { runProgramPass } from "../../src/engine/pass/programs/programPass";
import type { Again } from "../../src/engine/program/run/again";
import { outcomeOf } from "../../src/engine/program/run/results/outcome";
import { type Run, runProgram } from "../../src/engine/program/run/runProgram";

/** A program as claims.py prints it; one with a mistake has the program without it beside it. */
interface Trial {
  readonly program: string;
  readonly source: string;
  readonly right?: string;
  readonly kind?: string;
  /** Its lines that are gradients by differences of its own forward pass, as Python runs it; or why there are none. */
  readonly gradients?: readonly { readonly line: number; readonly key: string; readonly factor: number }[];
  readonly fault?: string;
  /** The first of them that the mistake changes, as Python runs both. */
  readonly first?: { readonly line: number; readonly key: string; readonly isGone: boolean } | null;
}

/** The mistakes that say what was done, by the kind of change: some changes have two right names. */
const names: Readonly<Record<string, readonly string[]>> = {
  sign: ["wrongSign"],
  exchanged: ["wrongSign", "wrongSlope"],
  factor: ["wrongFactor", "missingFactor"],
  mean: ["wrongFactor", "shape"],
  wrongFactor: ["wrongFactor"],
  slope: ["wrongSlope", "missingSlope", "otherInput", "wrongSign"],
  slopeMissing: ["missingSlope", "missingFactor"],
  missingSlope: ["missingSlope", "wrongSoftmax"],
  // Of the slope a (1 - a) the factor a can be what is missing.
  factorMissing: ["missingFactor", "missingSlope", "wrongSlope", "wrongFactor", "shape", "otherInput"],
  path: ["missingTerm", "missingPenalty", "wrongSoftmax", "overwritten"],
  missingTerm: ["missingTerm", "overwritten"],
  accumulated: ["overwritten"],
  penalty: ["missingPenalty", "missingTerm"],
  missingPenalty: ["missingPenalty", "missingTerm"],
  penaltyTwice: ["extraTerm", "wrongFactor"],
  input: ["otherInput", "wrongSlope"],
  transposed: ["transposedGradient", "transposedWeights", "shape"],
  transpose: ["transposedWeights", "transposedGradient", "shape"],
  batchSum: ["shape", "missingSum", "wrongSoftmax"],
  updated: ["updatedWeights"],
  target: ["missingTarget", "missingTerm", "wrongSoftmax"],
  missingSoftmaxTerm: ["wrongSoftmax", "missingTerm"],
};

import { pytorchOfProgram } from "../../src/export/python/program/pytorch";
import { tooMany } from "../../src/export/python/program/recordedProgram";
import { pythonLines } from "./likePython/pythonLines";

const clock = () => process.cpuUsage().user / 1000;

export async function run() {
  const { SEED = "1", MOST = "20", STYLES = "*", NUMBERS = "3" } = process.env;
  const trials = trialsOf([SEED, MOST, STYLES, NUMBERS]);
  if (!trials) {
    console.log("skipped: there is no Python with NumPy (PYTHON names one)");
    return;
  }
  const rights = new Map<string, Judged>();
  const gradientsOf = new Map<string, Trial["gradients"]>();
  const faults: string[] = [];
  const show = (text: string) => faults.push(text);
  const known = trials.filter(({ kind }) => kind === undefined);
  let accused = 0;
  let claimed = 0;
  let uphill = 0;
  let confirmed = 0;
  let untold = 0;
  for (const { program, source, gradients = [], fault } of known) {
    const judged = judge(source);
    if ("fault" in judged) {
      show(`${program}: ${judged.fault}\n${source}`);
      continue;
    }
    rights.set(source, judged);
    gradientsOf.set(source, gradients);
    claimed += judged.claims.length;
    const isTold = (claim: JudgedClaim) => gradients.some(({ line }) => line === claim.line);
    confirmed += judged.claims.filter(isTold).length;
    const missed = judged.claims.filter((claim) => !isTold(claim));
    if (gradients.length === 0) untold++;
    else if (missed.length > 0)
      show(`${program}: no gradient by differences: ${missed.map(told).join("; ")}\n${source}`);
    if (fault) show(`${program}: no differences: ${fault}\n${source}`);
    const wrong = judged.claims.filter(isWrong);
    for (const note of judged.uphill) show(`${program}: right, but ${note}\n${source}`);
    if (judged.uphill.length > 0) accused++;
    const unsure = judged.claims.filter(({ verdict }) => verdict === "carried");
    if (wrong.length > 0) accused++;
    if (wrong.length > 0 || unsure.length > 0 || judged.claims.length === 0)
      show(
        `${program}: right, but ${[...wrong, ...unsure].map(told).join("; ") || "without claims"}\n${source}`,
      );
  }
  console.log(`${known.length} right backward passes with ${claimed} claims: ${accused} accused`);
  console.log(
    `  ${confirmed} of the claims are gradients by differences of the program's own forward pass in NumPy; of ${untold} programs none could be told so`,
  );
  againstTorch(known.filter(({ source }) => rights.has(source)));
  const counts = new Map<string, { all: number; line: number; cause: number; none: number }>();
  const total = { all: 0, line: 0, cause: 0, none: 0 };
  let byDifferences = 0;
  let very = 0;
  for (const { program, source, right, kind, first: byPython } of trials) {
    const truth = right === undefined ? undefined : rights.get(right);
    if (!truth || kind === undefined) continue;
    const judged = judge(source);
    if ("fault" in judged) {
      show(`${program}, ${kind}: ${judged.fault}\n${changeOf(source, right as string)}`);
      continue;
    }
    // Another forward pass has other gradients, and the lines that were right may be right for it.
    if (judged.loss !== truth.loss) continue;
    // Python's own numbers say which line is the first; where it can't tell the gradients, ours do.
    const isKnown = (gradientsOf.get(right as string) ?? []).length > 0;
    const first = isKnown ? byPython && { ...byPython, name: byPython.key } : firstWrong(truth, judged);
    if (!first) continue;
    byDifferences += Number(isKnown);
    const found = judged.claims.find(isWrong);
    // With the other sign all is right but the steps, which are told to go uphill.
    if (!found && judged.uphill.length > 0) uphill++;
    // The line in which the mistake was made, or the first gradient that it makes wrong: a slope of its own, or what a loop
    // computes once more, isn't a gradient. A line that was left out can't be marked: it is the last that is left.
    const changed = firstDifference(source, right as string);
    const isShorter = source.split("\n").length < (right as string).split("\n").length;
    const isVery =
      found !== undefined && (found.line === changed || (isShorter && found.line === changed - 1));
    const isLine =
      found !== undefined &&
      (isVery || (first.isGone ? lastName(found.name) === lastName(first.name) : found.line === first.line));
    very += Number(isVery || (isLine && first.isGone));
    const isCause = isLine && (names[kind] ?? []).includes(found.cause?.mistake ?? "");
    for (const sums of [
      total,
      counts.get(kind) ?? counts.set(kind, { all: 0, line: 0, cause: 0, none: 0 }).get(kind),
    ]) {
      if (!sums) continue;
      sums.all++;
      sums.line += Number(isLine);
      sums.cause += Number(isCause);
      sums.none += Number(isLine && !found.cause);
    }
    if (!isCause)
      show(
        `${program}, ${kind}: ${isLine ? "CAUSE" : "LINE"} should be ${first.line} ${first.name}, is ${found ? told(found) : "nothing"}\n${changeOf(source, right as string)}`,
      );
  }
  const share = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`;
  for (const [kind, { all, line, cause, none }] of counts)
    console.log(
      `  ${kind}: ${all}, line ${share(line, all)}, cause ${share(cause, all)}, no cause named ${none}`,
    );
  if (uphill > 0) console.log(`  of ${uphill} without a wrong line the steps are told to go uphill`);
  console.log(
    `${total.all} with one mistake: the first wrong line is found in ${share(total.line, total.all)}, its cause in ${share(total.cause, total.all)}`,
  );
  console.log(`  ${share(very, total.all)} are marked in the very line of the mistake`);
  console.log(`  of ${byDifferences} it is by differences in NumPy which line is the first`);
  if (process.env.REPORT) writeFileSync(process.env.REPORT, faults.join("\n\n"));
  const isGood = accused === 0 && total.line >= 0.98 * total.all && total.cause >= 0.85 * total.all;
  if (!isGood) throw new Error(`the figures don't hold; REPORT=FILE writes the ${faults.length} faults`);
}

interface Judged {
  readonly run: Run;
  readonly loss: number | undefined;
  readonly claims: readonly JudgedClaim[];
  readonly uphill: readonly string[];
}

function judge(source: string): Judged | { readonly fault: string } {
  const run = runProgram(source, clock);
  const outcome = run.fault ? { fault: run.fault } : outcomeOf(run);
  if ("fault" in outcome) return { fault: `${outcome.fault.line}: ${outcome.fault.message}` };
  const { of } = outcome;
  const claims = of ? judgeClaims(run, of.recorded, of.name, again, true) : [];
  return { run, loss: of?.value, claims, uphill: of ? uphillNotes(run, of.recorded, of.name, claims) : [] };
}

const again: Again = (source, prepare) => runProgram(source, clock, undefined, undefined, prepare);

const isWrong = ({ verdict }: JudgedClaim) => verdict === "wrong" || verdict === "shape";

const told = ({ line, name, of, verdict, cause }: JudgedClaim) =>
  `${line} ${name} of ${of}: ${verdict}${cause ? ` (${cause.mistake}: ${cause.words}; right: ${cause.right})` : ""}`;

/** `W1` of `grads["W1"]`, `dW` of `self.dW`. */
const lastName = (text: string) => /(\w+)\W*$/.exec(text)?.[1];

/** The first claim of the right program whose numbers are others in the wrong one, by the log of what is put where. */
function firstWrong(
  right: Judged,
  wrong: Judged,
): { line: number; name: string; isGone: boolean } | undefined {
  const lines = wrong.run.source.split("\n").length - right.run.source.split("\n").length;
  const changed = firstDifference(wrong.run.source, right.run.source);
  const written = new Map<string, ReadonlyArray<ArrayLike<number>>>();
  const all = (run: Run, shift: (line: number) => number) => {
    const found = new Map<string, ArrayLike<number>[]>();
    for (const { key, container, recorded, span, statement } of run.interpreter.writings.list()) {
      const line = shift(lineOf(run.source, (statement ?? span).from));
      const place = `${line} ${container ?? ""} ${key}`;
      found.set(place, [...(found.get(place) ?? []), recorded.data]);
    }
    return found;
  };
  const here = all(right.run, (line) => line);
  const there = all(wrong.run, (line) => (line >= changed + Math.max(0, lines) ? line - lines : line));
  for (const [place, numbers] of there) written.set(place, numbers);
  const used = new Map<string, number>();
  for (const { line, name, writing } of right.claims) {
    const place = `${line} ${writing.container ?? ""} ${writing.key}`;
    const own = here.get(place) ?? [];
    // Of a line that is passed several times the claim says which pass it is of.
    const k = own.findIndex(
      (numbers, at) => at >= (used.get(place) ?? 0) && numbers === writing.recorded.data,
    );
    used.set(place, k + 1);
    const other = written.get(place)?.[k];
    if (!other || !isSame(other, writing.recorded.data))
      return {
        line: line >= changed + Math.max(0, -lines) ? line + lines : line,
        name,
        isGone: line >= changed && line < changed - lines,
      };
  }
  return undefined;
}

const isSame = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const largest = Math.max(...Array.from(b, Math.abs));
  return a.length === b.length && Array.from(a).every((x, k) => Math.abs(x - b[k]) <= 1e-9 * largest);
};

const lineOf = (source: string, at: number) => source.slice(0, at).split("\n").length;

function firstDifference(wrong: string, right: string): number {
  const [a, b] = [wrong.split("\n"), right.split("\n")];
  return a.findIndex((line, k) => line !== b[k]) + 1;
}

function changeOf(wrong: string, right: string): string {
  const line = firstDifference(wrong, right);
  const [a, b] = [wrong.split("\n"), right.split("\n")];
  return `${line}- ${b[line - 1]}\n${line}+ ${a[line - 1]}`;
}

/** The engine's gradients of each forward pass, with which claims are compared, beside those of PyTorch's autograd. */
function againstTorch(programs: readonly Trial[]): void {
  const texts = programs.flatMap(({ program, source }) => {
    const ran = runProgramPass(programDocument(source), clock);
    if ("fault" in ran || tooMany(ran.pass) !== undefined) return [];
    return [JSON.stringify({ program, text: pytorchOfProgram(ran.pass) })];
  });
  const script = join(process.cwd(), "scripts/trials/torchTruth.py");
  const { TORCH = "/usr/bin/python3" } = process.env;
  const { status, stdout, stderr } = spawnSync(TORCH, [script], {
    encoding: "utf8",
    input: texts.join("\n"),
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    console.log(
      `  not compared with PyTorch: ${stderr.trim().split("\n").at(-1)} (TORCH names a Python that has it)`,
    );
    return;
  }
  const { passes, arrays, largest, where, faults } = JSON.parse(stdout) as TorchTruth;
  console.log(
    `  ${arrays} arrays of gradients of ${passes} of ${programs.length} forward passes are PyTorch's: the largest difference is ${largest.toExponential(1)} (${where})`,
  );
  for (const fault of faults.slice(0, 3))
    console.log(`  didn't run in PyTorch: ${fault.replaceAll("\n", " ").slice(-160)}`);
  if (largest > 1e-9) throw new Error("the engine's gradients aren't PyTorch's");
}

interface TorchTruth {
  readonly passes: number;
  readonly arrays: number;
  readonly largest: number;
  readonly where: string | null;
  readonly faults: readonly string[];
}

const trialsOf = (options: readonly string[]) =>
  pythonLines("claims.py", ...options)?.map((line) => JSON.parse(line) as Trial);
