import type { LayerDocument, NetworkDocument } from "../../engine/document/document";
import { transposedRows } from "../../engine/import/numberArray";
import { losses } from "../../engine/losses";
import divide from "../../engine/ops/elementwise/arithmetic/divide";
import multiply from "../../engine/ops/elementwise/arithmetic/multiply";
import where from "../../engine/ops/elementwise/choices/where";
import type { LossForm } from "../../engine/ops/loss/loss";
import type { Op } from "../../engine/ops/op";
import mean from "../../engine/ops/reductions/mean";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { sizeOf } from "../../engine/shape";
import { activationBetween } from "./activationBetween";
import type { LayerChain } from "./layerChain";
import { areSame, type ProgramPoint } from "./points";
import { possibleTargets } from "./possibleTargets";
import { tensorTable } from "./tensorTable";
import { writtenSettings } from "./writtenSettings";

export interface PossibleEnd {
  readonly activation: LayerDocument["activation"];
  readonly targets: number[][];
  readonly loss: NetworkDocument["loss"];
}

/** What the last layer and the loss may be, by the loss's numbers; the program's last array that can be the output first. */
export function* possibleEnds(
  pass: ProgramPass,
  chain: LayerChain,
  points: readonly ProgramPoint[],
  sizes: readonly number[],
  fromData: ReadonlySet<number>,
  dataLoss: number,
): Generator<PossibleEnd> {
  const { graph } = pass;
  const outputs = sizes[sizes.length - 1];
  const table = tensorTable(chain);
  const z = chain.layers[chain.layers.length - 1].preActivation;
  const made = new Set(graph.nodes.map(({ output }) => output));
  const alone = new Set([z]);
  for (const { op, inputs, output } of graph.nodes)
    if (
      inputs.some((id) => alone.has(id)) &&
      // A condition is made of the numbers between which it chooses.
      inputs.every((id, k) => alone.has(id) || isSetting(id) || (op.id === where.id && k === 0))
    )
      alone.add(output);
  const examples = points[0].values[z].length / outputs;
  const reduced: readonly ("sum" | "mean")[] = graph.nodes.some(
    ({ op, output }) => op.id === mean.id && !alone.has(output),
  )
    ? ["mean", "sum"]
    : ["sum", "mean"];
  // With one or two outputs several say the same: the program's own factors tell which is meant.
  const halves = graph.nodes.some(
    ({ op, inputs }) =>
      (op.id === multiply.id && inputs.some((id) => isNumber(id, 0.5))) ||
      (op.id === divide.id && inputs.some((id) => isNumber(id, 2))),
  );
  const ordered = halves
    ? losses
    : losses.toSorted((a, b) => Number(a.squares?.halved === true) - Number(b.squares?.halved === true));
  for (const y of [...alone].reverse()) {
    if (points[0].values[y].length !== points[0].values[z].length) continue;
    const activation = activationBetween(pass, points, z, y, (numbers) => table(numbers, outputs));
    if (activation === undefined) continue;
    for (const targets of possibleTargets(pass, y, fromData, table, outputs))
      for (const { id, parameters, overOutputs, create, targetFault } of ordered) {
        if (targets.some((row) => targetFault(row) !== undefined)) continue;
        const forms: LossForm[] = overOutputs
          ? [{}, { overOutputs: overOutputs === "sum" ? "mean" : "sum" }]
          : [{}];
        for (const settings of writtenSettings(pass, parameters))
          for (const form of forms) {
            const found = points.map((point) => lossOf(create(settings, form), point, y, targets));
            for (const reduction of reduced) {
              const share = reduction === "mean" ? 1 / examples : 1;
              if (points.every((point, k) => areSame([found[k] * share], [dataLossAt(point)])))
                yield { activation, targets, loss: { type: id, reduction, ...settings, ...form } };
            }
          }
      }
  }

  /** The sum of all examples' losses. */
  function lossOf(op: Op, { values }: ProgramPoint, y: number, targets: number[][]): number {
    const shapes = [
      [outputs, examples],
      [outputs, examples],
    ];
    const [Y, T] = [table(values[y], outputs), targets].map((rows) =>
      Float64Array.from(transposedRows(rows).flat()),
    );
    const losses = new Float64Array(examples);
    op.forward([Y, T], losses, shapes, new Float64Array(op.scratch ? sizeOf(op.scratch(shapes)) : 0));
    return losses.reduce((sum, loss) => sum + loss, 0);
  }

  function dataLossAt({ values }: ProgramPoint): number {
    return values[dataLoss][dataLoss === graph.loss ? graph.lossIndex : 0];
  }

  /** Whether it is a number that the program starts from and no update changes. */
  function isSetting(id: number) {
    return graph.tensors[id].shape.length === 0 && !made.has(id) && !chain.parameters.has(id);
  }

  function isNumber(id: number, number: number) {
    return isSetting(id) && points[0].values[id][0] === number;
  }
}
