import type { Change } from "../../../document/changes";
import type { TrainableDocument } from "../../../document/document";

/** The learning rate that was chosen; a schedule starts from it. */
export const rateOf = ({ optimizer }: Pick<TrainableDocument, "optimizer">): number => optimizer.learningRate;

export const setRate = (rate: number): Change[] => [{ path: ["optimizer", "learningRate"], value: rate }];

/** A tenth, without what rounding adds. */
export const tenthOf = (rate: number): number => Number((rate / 10).toPrecision(12));
