import { type TrainableDocument, withoutPenalty } from "../../document/document";
import { formulasOf } from "../../document/features/features";
import type { FeatureFormula } from "../../document/features/formula";
import { compile } from "../../network/compile";
import { predict } from "../../pass/passes";
import { createPlan, type Plan } from "../../pass/plans/plan";
import { loadExamples } from "../data/examples";
import type { PreparedData } from "../data/preparedData";
import { allExamples, countInputs, examplesAt } from "../data/seenExamples";
import { standardized } from "../data/standardization";
import { probabilitiesOf } from "./probabilities";

/** So many examples at a time. */
const stretch = 256;

/** What a network says of the examples, and of one more. */
export class ExampleOutputs {
  private readonly document: TrainableDocument;
  private readonly parametersOf: Plan;
  private readonly data: PreparedData;
  private readonly formulas: readonly FeatureFormula[];
  private readonly squash: (outputs: Float64Array, count: number) => Float64Array;
  private readonly outputs: number;
  private everyExample: Plan | undefined;
  private oneExample: Plan | undefined;
  private stretch: Plan | undefined;

  /** @param parametersOf a plan of the network; its parameters are read whenever something is asked for */
  constructor(document: TrainableDocument, parametersOf: Plan, data: PreparedData) {
    this.document = document;
    this.parametersOf = parametersOf;
    this.data = data;
    this.formulas = formulasOf(document);
    this.squash = probabilitiesOf(document);
    this.outputs = document.layers[document.layers.length - 1].units;
  }

  /**
   * The outputs for every example, [example × output]. Bytes are brought a few at a time.
   * @param of where they are bytes, which examples; the outputs of the others are NaN
   */
  all(of?: Int32Array): Float64Array {
    const stored = allExamples(this.data);
    if (!stored) return this.outputsOf(this.everyPlan());
    const which = of ?? Int32Array.from({ length: this.data.count }, (_, n) => n);
    const count = which.length;
    const all = new Float64Array(this.data.count * this.outputs).fill(Number.NaN);
    this.stretch ??= this.planOf(stretch);
    for (let first = 0; first < count; first += stretch) {
      const batch = Math.min(stretch, count - first);
      const plan = batch === stretch ? this.stretch : this.planOf(batch);
      const indices = which.subarray(first, first + batch);
      loadExamples(plan, stored, indices);
      const outputs = this.outputsOf(plan);
      for (let n = 0; n < batch; n++)
        all.set(outputs.subarray(n * this.outputs, (n + 1) * this.outputs), indices[n] * this.outputs);
    }
    return all;
  }

  /**
   * The outputs at one place.
   * @param inputs all columns, in the data's units
   */
  at(inputs: readonly number[]): readonly number[] {
    this.oneExample ??= this.loaded([0]);
    const X = this.oneExample.values[this.oneExample.graph.input];
    const { columns } = this.data;
    for (let i = 0; i < X.length; i++) {
      const feature = this.formulas[i - columns.length];
      X[i] = standardized(this.data, i, feature ? feature.evaluate(inputs, 0) : inputs[i]);
    }
    return [...this.outputsOf(this.oneExample)];
  }

  /** A tensor of every example, [example × width]. */
  of(tensor: number, width: number): Float64Array {
    const plan = this.everyPlan();
    predict(plan);
    return turnedRows(plan.values[tensor], width, plan.batch);
  }

  private everyPlan(): Plan {
    this.everyExample ??= this.loaded([...Array(this.data.count).keys()]);
    return this.everyExample;
  }

  private planOf(batch: number): Plan {
    const { document, parametersOf } = this;
    return createPlan(compile(withoutPenalty(document)), batch, { parametersOf, inputGradients: false });
  }

  private loaded(indices: readonly number[]): Plan {
    const { data } = this;
    const plan = this.planOf(indices.length);
    const { inputs } = examplesAt(data, indices);
    const X = plan.values[plan.graph.input];
    const width = countInputs(data);
    for (let n = 0; n < indices.length; n++)
      for (let i = 0; i < width; i++) X[i * indices.length + n] = inputs[n * width + i];
    return plan;
  }

  /** Row by row, [batch × outputs]. */
  private outputsOf(plan: Plan): Float64Array {
    predict(plan);
    const { stages } = plan.graph.layers[plan.graph.layers.length - 1];
    const Y = this.squash(plan.values[stages[stages.length - 1]], plan.batch);
    return turnedRows(Y, this.outputs, plan.batch);
  }
}

/** Columns of [width, batch] as rows, [batch × width]. */
function turnedRows(columns: Float64Array, width: number, batch: number): Float64Array {
  const rows = new Float64Array(columns.length);
  for (let n = 0; n < batch; n++)
    for (let k = 0; k < width; k++) rows[n * width + k] = columns[k * batch + n];
  return rows;
}
