import type { DataPart } from "../../../engine/training/data/preparedData";
import type { Metrics } from "../../../engine/training/trainer/scoring";
import type { TrainingFrames } from "../../../store/training/training";

/** Loss and error of the three parts at one moment. */
export type SixFigures = Pick<Metrics, "loss" | "error">;

/** The figures of an epoch in the log; those of the parameters of this moment where none is given. */
export function figuresOf(
  { latest, log }: TrainingFrames,
  epoch: number | undefined,
): SixFigures | undefined {
  if (epoch === undefined) return latest?.now;
  const row = log.rowOf(epoch);
  if (row < 0) return undefined;
  const read = (figure: (part: DataPart, row: number) => number) => ({
    train: figure("train", row),
    validation: figure("validation", row),
    test: figure("test", row),
  });
  return { loss: read(log.loss), error: read(log.error) };
}
