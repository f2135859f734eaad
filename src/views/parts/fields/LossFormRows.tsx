import type { Edit, NetworkDocument } from "../../../engine/document/document";
import { setLoss } from "../../../engine/document/edit/edit";
import { lossOf, overOutputsOf } from "../../../engine/document/variants";
import { shortestNumber } from "../../../engine/math/format";
import { Select } from "../../../ui/Select";
import { Row } from "./Row";
import { Value } from "./Value";

interface LossFormRowsProps {
  readonly document: NetworkDocument;
  readonly edit: (change: Edit) => void;
}

const ways = [
  { id: "sum", label: "sum" },
  { id: "mean", label: "mean (as PyTorch)" },
] as const;

const choices = [
  { id: "none", label: "all count alike" },
  { id: "given", label: "each its own" },
] as const;

/** Whether a loss adds up over the outputs or averages, and how much each class counts; nothing where there is no choice. */
export function LossFormRows({ document, edit }: LossFormRowsProps) {
  const overOutputs = overOutputsOf(document);
  const { weights } = document.loss;
  const outputs = document.layers[document.layers.length - 1].units;
  const equal = () => Array.from({ length: outputs }, () => 1);
  return (
    <>
      {overOutputs && (
        <Row
          label="over the outputs"
          title="PyTorch’s losses with reduction='mean' average over the outputs as well as over the batch"
        >
          <Select
            value={overOutputs}
            options={ways}
            label="Reduction over the outputs"
            onChange={(way) => edit(setLoss({ overOutputs: way }))}
          />
        </Row>
      )}
      {lossOf(document).weightedMean && (
        <Row
          label="classes"
          title="A weight multiplies the loss of the examples of its class; a mean over the batch is then divided by the sum of their weights, as PyTorch’s is"
        >
          <Select
            value={weights ? "given" : "none"}
            options={choices}
            label="Weights of the classes"
            onChange={(choice) => edit(setLoss({ weights: choice === "given" ? equal() : undefined }))}
          />
        </Row>
      )}
      {weights?.map((weight, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is known by its index
        <Row key={k} label={`weight of class ${k + 1}`}>
          <Value
            value={weight}
            label={`Weight of class ${k + 1}`}
            step={0.1}
            check={(value) =>
              value >= 0 ? undefined : `must be at least 0, but is ${shortestNumber(value)}`
            }
            onChange={(value) => edit(setLoss({ weights: weights.with(k, value) }))}
          />
        </Row>
      ))}
    </>
  );
}
