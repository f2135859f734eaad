import type { Pictures } from "../../engine/datasets/pictures/pictures";
import { loopOrMatrices } from "../../engine/training/sweeps/loopOrMatrices";
import { summarizedCells } from "../../engine/training/sweeps/summary";
import { whatMatters } from "../../engine/training/sweeps/whatMatters";
import { takeCommands } from "../line/takeCommands";
import { inTurn } from "../pictures/inTurn";
import type { StatisticsAnswer, StatisticsQuestion, TimingAnswer, TimingQuestion } from "./protocol";

takeCommands(
  inTurn<StatisticsQuestion | TimingQuestion>({
    needs: (question) => (question.kind === "timing" ? question.document.dataset : undefined),
    take: (question, pictures) =>
      self.postMessage(question.kind === "timing" ? timed(question, pictures) : judged(question)),
    // As any error of this worker, for the page to see.
    failed: (_question, error) => reportError(error),
  }),
);

const judged = ({ kind, id, sweep, runs }: StatisticsQuestion): StatisticsAnswer => ({
  kind,
  id,
  cells: summarizedCells(runs),
  matters: whatMatters(sweep, runs),
});

const timed = ({ kind, id, document, batches }: TimingQuestion, pictures?: Pictures): TimingAnswer => ({
  kind,
  id,
  timings: loopOrMatrices(document, batches, () => performance.now(), pictures),
});
