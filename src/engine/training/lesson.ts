import type { NetworkDocument, TrainableDocument } from "../document/document";
import { formulasOf } from "../document/features/features";
import { featureText } from "../document/features/usual";
import { nameFault } from "../document/naming/nameFault";
import { trainedWords } from "../document/trained/trainedWords";
import { versioned } from "../document/version";
import { inputName } from "../names/networkNames";
import { listsOf, withParameters } from "../pass/plans/parameterLists";
import type { Plan } from "../pass/plans/plan";
import type { Examples } from "./data/examples";
import type { PreparedData } from "./data/preparedData";
import { examplesAt } from "./data/seenExamples";
import type { Trainer } from "./trainer/trainer";

interface LessonRun {
  readonly document: TrainableDocument;
  readonly root: Plan;
  readonly trainer: Trainer;
  readonly data: PreparedData;
  readonly epoch: number;
}

/** The network and the optimizer of this moment with one example, by its index, or the next minibatch, for a batch: what Step can open. */
export function lessonOf(
  { document, root, trainer, data, epoch }: LessonRun,
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
    ...(data.picture && { picture: { width: data.picture.width, height: data.picture.height } }),
    ...(data.features.length > 0 && {
      names: { ...featureNames(document, data.columns.length), ...core.names },
    }),
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

/** Names are at most so long. */
const longestName = 24;

/** What Step calls the inputs that are features, the first of which follows so many columns. */
function featureNames(document: TrainableDocument, columns: number): Record<string, string> {
  const formulas = formulasOf(document);
  const names = (document.training.features ?? []).map((formula, k) => {
    const text = featureText(formula);
    return [inputName(columns + k + 1), formulas[k].isFactor ? text : `(${text})`] as const;
  });
  return Object.fromEntries(
    names.filter(([, name]) => name.length <= longestName && nameFault(name) === undefined),
  );
}

/** @param updates how many the optimizer remembers */
function descriptionOf({ standardization, columns, features }: PreparedData, updates: number): string {
  const made = features.length > 0 ? ` ${inputName(columns.length + 1)} on: ${features.join(", ")}.` : "";
  const inputs = standardization
    ? `The inputs are standardized: as the network sees them.${made}`
    : `The inputs are as they are in the data.${made}`;
  return updates > 0
    ? `${inputs} The update goes on from the ${updates} before: the optimizer remembers what it did in training.`
    : inputs;
}
