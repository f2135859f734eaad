import type { Path } from "../../document/changes";
import type { NetworkDocument } from "../../document/document";

/** A table of the document's numbers as the page shows it, and the block in it to which one of its cells belongs. */
export interface NumberGrid {
  readonly rows: number;
  readonly columns: number;
  /** The cell, from 0. */
  readonly row: number;
  readonly column: number;
  /** The columns of the cell's own block: the weights, or the biases beside them. */
  readonly from: number;
  readonly to: number;
  /** What the block is called, with its verb: "W of layer 1 is". */
  readonly words: string;
  /** Whether rows can be added. */
  readonly grows: boolean;
  /** Where a cell stands in the document. */
  at(row: number, column: number): Path;
}

/**
 * The table of a given number: a layer's weights with its biases as the last column, or the batch, inputs before targets.
 * Nothing for other numbers.
 * @param path of a weight, a bias, an input or a target
 */
export function gridAt({ layers, batch }: NetworkDocument, path: Path): NumberGrid | undefined {
  const [part, second, third, fourth, fifth] = path as readonly (string & number)[];
  if (part === "layers") {
    const { weights, bias, biasMode } = layers[second];
    const [rows, inputs] = [weights.length, weights[0].length];
    const number = second + 1;
    if (biasMode === "shared" && third === "bias")
      return {
        rows: 1,
        columns: 1,
        row: 0,
        column: 0,
        from: 0,
        to: 1,
        words: `the shared bias of layer ${number} is`,
        grows: false,
        at: () => path,
      };
    const isBias = third === "bias";
    return {
      rows,
      columns: inputs + (biasMode === "perUnit" ? 1 : 0),
      row: fourth,
      column: isBias ? inputs : fifth,
      from: isBias ? inputs : 0,
      to: isBias ? inputs + 1 : inputs,
      words: isBias ? `the bias of layer ${number} is` : `W of layer ${number} is`,
      grows: false,
      at: (row, column) =>
        column < inputs
          ? ["layers", second, "weights", row, column]
          : ["layers", second, "bias", row % bias.length],
    };
  }
  if (part !== "batch") return undefined;
  const inputs = batch.inputs[0].length;
  const columns = inputs + batch.targets[0].length;
  const isTarget = second === "targets";
  return {
    rows: batch.inputs.length,
    columns,
    row: third,
    column: isTarget ? inputs + fourth : fourth,
    from: isTarget ? inputs : 0,
    to: isTarget ? columns : inputs,
    words: isTarget ? "the targets are" : "the inputs are",
    grows: true,
    at: (row, column) =>
      column < inputs ? ["batch", "inputs", row, column] : ["batch", "targets", row, column - inputs],
  };
}
