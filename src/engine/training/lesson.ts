import type { NetworkDocument, TrainableDocument } from "../document/document";
import { trainedWords } from "../document/trainedWords";
import { versioned } from "../document/version";
import { listsOf, withParameters } from "../pass/parameterLists";
import type { Plan } from "../pass/plan";
import { examplesAt, type PreparedData } from "./data";
import type { Examples, Trainer } from "./trainer";

interface Run {
  readonly document: TrainableDocument;
  readonly root: Plan;
  readonly trainer: Trainer;
  readonly data: PreparedData;
  readonly epoch: number;
}

/** The network and the optimizer of this moment with one example, by its place, or the next minibatch, for a batch: what Step can open. */
export function lessonOf(
  { document, root, trainer, data, epoch }: Run,
  example: number | "nextMinibatch",
): NetworkDocument {
  const {
    dataset: _dataset,
    training: _training,
    initial: _initial,
    state: _state,
    sweep: _sweep,
    ...core
  } = document;
  const { optimizer, slots, step } = trainer.state;
  // Without slots, a schedule still has to know where the run stands.
  const remembers = step > 0 && (slots.length > 0 || core.schedule !== undefined);
  const [batch, what] =
    example === "nextMinibatch"
      ? [columnsOf(trainer.nextMinibatch()), "next minibatch"]
      : [rowsOf(examplesAt(data, [example])), `example ${example + 1}`];
  return versioned({
    ...withParameters(core, listsOf(root, root.parameters)),
    title: `${trainedWords(document).data}: epoch ${epoch}, ${what}`,
    description: descriptionOf(data, remembers ? step : 0),
    batch,
    ...(remembers && {
      state: {
        step,
        ...(core.schedule && { epochs: epoch }),
        slots: Object.fromEntries(optimizer.slots.map((letter, s) => [letter, listsOf(root, slots[s])])),
      },
    }),
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

/** @param updates how many the optimizer remembers */
function descriptionOf({ standardization }: PreparedData, updates: number): string {
  const inputs = standardization
    ? "The inputs are standardized: as the network sees them."
    : "The inputs are as they are in the data.";
  return updates > 0
    ? `${inputs} The update goes on from the ${updates} before: the optimizer remembers what it did in training.`
    : inputs;
}
