import type { Pictures } from "../engine/datasets/pictures/pictures";
import type { NetworkDocument } from "../engine/document/document";
import { isKept } from "../engine/document/parts/data";
import { decidedFigure, type EpochFigures, judged } from "../engine/document/sweep/outcome";
import { plannedRuns, type SweepingDocument } from "../engine/document/sweep/plannedRuns";
import { jsonNumber } from "../engine/math/jsonNumber";
import { loadKernels } from "../engine/simd/load";
import { bringPictures, type FindPictures, MissingPictures } from "../engine/training/pictures/bring";
import { type RunResult, SweepRun } from "../engine/training/sweeps/runToEnd";
import { summarizedCells } from "../engine/training/sweeps/summary";
import type { VariancePart } from "../engine/training/sweeps/variance";
import { whatMatters } from "../engine/training/sweeps/whatMatters";
import { documentCommand } from "./documents/documentCommand";
import { picturesIn } from "./documents/pictures";
import { UserError } from "./shell/errors";

/** All runs of a document's sweep, and what matters. */
export default documentCommand({
  name: "sweep",
  usage: "FILE [--pictures IMAGES,LABELS,…]",
  options: { pictures: { type: "string" } },
  settings: ({ pictures }, _words, io) => picturesIn(pictures?.split(",") ?? [], io),

  async *network(document, find) {
    return yield* sweepAnswer(document, await picturesFor(document, find));
  },

  refusesNetwork: ({ sweep }) =>
    sweep
      ? undefined
      : 'sweep needs to know what to vary: a document with a "sweep", as {"settings": [{"setting": "learningRate", "values": [0.1, 0.01]}], "repeats": 3, "seed": 1, "decides": {"figure": "validationLoss", "at": "best"}}',
  refusesProgram: () => "sweep trains networks over a dataset; this is a program",
});

/** Trains all runs, one after the other, and says what matters for the figure that decides. */
export function* sweepAnswer(document: NetworkDocument, pictures?: Pictures): Generator<string, undefined> {
  const sweeping = document as SweepingDocument;
  const { settings, decides } = sweeping.sweep;
  const results: RunResult[] = [];
  yield `{"settings":${JSON.stringify(settings.map(({ setting }) => setting))},"decides":${JSON.stringify(decides)},"runs":[`;
  for (const planned of plannedRuns(sweeping.sweep)) {
    const result = new SweepRun(sweeping, planned, pictures && loadKernels(), pictures).work(
      () => performance.now(),
      Number.POSITIVE_INFINITY,
    );
    if (!result) throw new Error("a run ended without a reason");
    yield `${results.length > 0 ? "," : ""}\n${JSON.stringify(runJson(result, sweeping))}`;
    results.push(result);
  }
  const cells = summarizedCells(results.map((result) => judged(result, decides))).map(
    ({ values, runs, interval, diverged }) => ({
      values,
      runs,
      diverged,
      ...(interval && { mean: interval.mean, ...(interval.half !== undefined && { half: interval.half }) }),
    }),
  );
  yield `\n],"cells":${JSON.stringify(cells)},"matters":${JSON.stringify(matters(sweeping, results) ?? null)}}`;
  return undefined;
}

async function picturesFor({ dataset }: NetworkDocument, find: FindPictures) {
  if (!dataset) return undefined;
  try {
    return await bringPictures(dataset, find);
  } catch (error) {
    if (!(error instanceof MissingPictures) || !isKept(dataset)) throw error;
    throw new UserError(
      `the document names pictures, “${dataset.name}”, with the SHA-256 ${dataset.sha256}: give their files with --pictures IMAGES,LABELS,…`,
    );
  }
}

function runJson(
  { cell, repeat, values, best, end, stopped, seconds, precision }: RunResult,
  document: SweepingDocument,
) {
  return {
    cell,
    repeat,
    values,
    figure: jsonNumber(decidedFigure({ best, end, stopped }, document.sweep.decides)),
    stopped: stopped.kind,
    sentence: stopped.sentence,
    seconds,
    ...(precision && { precision }),
    ...(best && { best: figuresJson(best) }),
    end: figuresJson(end),
  };
}

const figuresJson = ({ seconds: _seconds, ...figures }: EpochFigures) =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) =>
      Number.isNaN(value) ? [] : [[name, jsonNumber(value)]],
    ),
  );

/** Exact shares over a full grid, else an estimate; nothing where the runs carry neither. */
function matters({ sweep }: SweepingDocument, results: readonly RunResult[]) {
  const names = (indices: readonly number[]) => indices.map((index) => sweep.settings[index].setting);
  const { shares, importances } = whatMatters(
    sweep,
    results.map((result) => judged(result, sweep.decides)),
  );
  const partJson = ({ settings, ...part }: VariancePart) => ({ settings: names(settings), ...part });
  if (shares)
    return {
      method: "variance",
      main: shares.main.map(partJson),
      pairs: shares.pairs.map(partJson),
      ...(shares.higher && { higher: partJson(shares.higher) }),
      ...(shares.seeds && { seeds: partJson(shares.seeds) }),
    };
  return (
    importances && {
      method: "forest",
      explained: importances.explained,
      settings: importances.settings.map((importance, index) => ({
        setting: sweep.settings[index].setting,
        ...importance,
      })),
    }
  );
}
