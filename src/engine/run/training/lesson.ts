import { type NetworkDocument, type TrainableDocument, versioned } from "../../network/document";
import { trainedWords } from "../../network/trainedWords";
import type { Plan } from "../plan";
import type { Examples, Trainer } from "../trainer";
import { examplesAt, type PreparedData } from "./data";
import { listsOf, withParameters } from "./parameterLists";

interface Run {
  readonly document: TrainableDocument;
  readonly root: Plan;
  readonly trainer: Trainer;
  readonly data: PreparedData;
  readonly epoch: number;
}

/** The network of this moment with one example, by its place, or the next minibatch, for a batch: what Step can open. */
export function lessonOf(
  { document, root, trainer, data, epoch }: Run,
  example: number | "nextMinibatch",
): NetworkDocument {
  const { dataset: _dataset, training: _training, initial: _initial, state: _state, ...core } = document;
  const [batch, what] =
    example === "nextMinibatch"
      ? [columnsOf(trainer.nextMinibatch()), "next minibatch"]
      : [rowsOf(examplesAt(data, [example])), `example ${example + 1}`];
  return versioned({
    ...withParameters(core, listsOf(root, root.parameters)),
    title: `${trainedWords(document).data}: epoch ${epoch}, ${what}`,
    description: descriptionOf(data, trainer.state.step > 0 && trainer.state.slots.length > 0),
    batch,
  });
}

function columnsOf({ graph, values, batch }: Plan): NetworkDocument["batch"] {
  const columns = (from: Float64Array) =>
    Array.from({ length: batch }, (_, n) => [...from.filter((_, k) => k % batch === n)]);
  return { inputs: columns(values[graph.input]), targets: columns(values[graph.target]) };
}

function rowsOf({ count, inputs, targets }: Examples): NetworkDocument["batch"] {
  const rows = (from: ArrayLike<number>) => {
    const width = from.length / count;
    return Array.from({ length: count }, (_, n) =>
      Array.from({ length: width }, (_, k) => from[n * width + k]),
    );
  };
  return { inputs: rows(inputs), targets: rows(targets) };
}

function descriptionOf({ standardization }: PreparedData, slots: boolean): string {
  const inputs = standardization
    ? "The inputs are standardized: as the network sees them."
    : "The inputs are as they are in the data.";
  return slots ? `${inputs} The optimizer's slots start at 0 here.` : inputs;
}
