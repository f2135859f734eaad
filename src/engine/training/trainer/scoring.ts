import type { NetworkDocument } from "../../document/document";
import type { Plan } from "../../pass/plans/plan";
import type { OnKernels } from "../../simd/kernels";
import type { Examples } from "../data/examples";
import { type DataPart, dataParts, type PreparedData } from "../data/preparedData";
import { examplesOfPart } from "../data/seenExamples";
import { Evaluator } from "./evaluator";

/** Figures of the three parts; NaN where a part has no examples. */
export interface Metrics {
  /** The mean of the examples' losses, without the penalty, also where the loss is a sum over the batch. */
  readonly loss: Readonly<Record<DataPart, number>>;
  /** The proportion misclassified; for regression the root of the mean squared error over all outputs. */
  readonly error: Readonly<Record<DataPart, number>>;
  /** What the penalty adds to the loss that training makes smaller. */
  readonly penalty: number;
}

/** How well the parameters of a run do on the three parts of its data. */
export class Scoring {
  private readonly evaluators: readonly Evaluator[];
  private readonly scores = dataParts.map(() => ({ loss: Number.NaN, error: Number.NaN }));
  /** Whether the scores are those of the present parameters. */
  private isFresh = false;

  /**
   * @param plain the run's document without penalties
   * @param root holds the run's parameters
   * @param train the examples that are trained on, which needn't be copied again
   */
  constructor(plain: NetworkDocument, root: Plan, data: PreparedData, train: Examples, on?: OnKernels) {
    const regression = data.task.kind === "regression";
    this.evaluators = dataParts.map((part) => {
      const examples = part === "train" ? train : examplesOfPart(data, part);
      return new Evaluator(plain, root, examples, regression, on);
    });
  }

  /** Evaluates the present parameters. */
  evaluate(): void {
    for (let part = 0; part < dataParts.length; part++) this.evaluators[part].score(this.scores[part]);
    this.isFresh = true;
  }

  /** The parameters are others now; the scores stay those of before until they are evaluated. */
  outdate(): void {
    this.isFresh = false;
  }

  get isOutdated(): boolean {
    return !this.isFresh;
  }

  get train(): { readonly loss: number; readonly error: number } {
    return this.scores[0];
  }

  get validationLoss(): number {
    return this.scores[1].loss;
  }

  /** The losses of the three parts and then their errors, as a row of the log has them. */
  row(): number[] {
    return [...this.scores.map(({ loss }) => loss), ...this.scores.map(({ error }) => error)];
  }

  /** @param plan whose graph has the penalty */
  metrics(plan: Plan): Metrics {
    const [train, validation, test] = this.scores;
    return {
      loss: { train: train.loss, validation: validation.loss, test: test.loss },
      error: { train: train.error, validation: validation.error, test: test.error },
      penalty: penaltyOf(plan),
    };
  }
}

/** What the penalty of a plan's graph is at its present parameters. */
function penaltyOf({ forward, graph, values }: Plan): number {
  const { penalty } = graph;
  const stage = forward.find(({ node }) => node.output === penalty);
  if (!stage || penalty === undefined) return 0;
  stage.node.op.forward(stage.inputs, stage.output, stage.shapes, stage.scratch);
  return values[penalty][0];
}
