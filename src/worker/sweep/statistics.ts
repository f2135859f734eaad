import { loopOrMatrices } from "../../engine/training/sweeps/loopOrMatrices";
import { summarizedCells } from "../../engine/training/sweeps/summary";
import { whatMatters } from "../../engine/training/sweeps/whatMatters";
import { takeCommands } from "../life";
import type { StatisticsAnswer, StatisticsQuestion, TimingAnswer, TimingQuestion } from "./protocol";

takeCommands((question: StatisticsQuestion | TimingQuestion) => {
  self.postMessage(question.kind === "timing" ? timed(question) : judged(question));
});

const judged = ({ kind, id, sweep, runs }: StatisticsQuestion): StatisticsAnswer => ({
  kind,
  id,
  cells: summarizedCells(runs),
  matters: whatMatters(sweep, runs),
});

const timed = ({ kind, id, document, batches }: TimingQuestion): TimingAnswer => ({
  kind,
  id,
  timings: loopOrMatrices(document, batches, () => performance.now()),
});
