import { dataShape } from "../dataShape";
import type { TrainableDocument } from "../document";
import type { SweepDocument } from "../parts/sweepDocument";
import { variedSetting } from "./variedSettings";

/** A sweep to begin with. */
export interface UsualSweep {
  readonly id: string;
  readonly label: string;
  /** What it shows, in words. */
  readonly about: string;
  /** The ids of the views that show it, as the arrangement has them. */
  readonly main: string;
  readonly beside: string;
  sweepOf(document: TrainableDocument): SweepDocument;
}

/** In the order in which they are offered. */
export const usualSweeps: readonly UsualSweep[] = [
  {
    id: "rateAndSize",
    label: "Learning rate and size",
    about: "A grid of two settings with three seeds each: which of them matters?",
    main: "lines",
    beside: "matters",
    sweepOf: (document) => ({
      settings: [
        { setting: "learningRate", values: [0.001, 0.01, 0.1] },
        hasHidden(document)
          ? { setting: "hiddenUnits", values: [2, 4, 8] }
          : { setting: "minibatch", values: [5, 20, 100] },
      ],
      ...usualRest(document, 3),
    }),
  },
  {
    id: "sideBySide",
    label: "One setting, side by side",
    about:
      "Nine values of one setting, each run a card with its errors; of points, also with what the network says over the plane.",
    main: "cards",
    beside: "against",
    sweepOf: (document) => {
      const setting = hasHidden(document) ? "hiddenUnits" : "learningRate";
      return { settings: [{ setting, values: variedSetting(setting).values }], ...usualRest(document, 1) };
    },
  },
  {
    id: "capacity",
    label: "Capacity",
    about:
      "The error, or loss, of each part of the data against the size of the network, with intervals over five seeds.",
    main: "lines",
    beside: "against",
    sweepOf: (document) => ({
      settings: hasHidden(document)
        ? [{ setting: "hiddenUnits", values: [1, 2, 3, 4, 8, 16, 32] }]
        : [{ setting: "hiddenLayers", values: [0, 1, 2, 3] }],
      ...usualRest(document, 5),
    }),
  },
  {
    id: "random",
    label: "At random",
    about: "40 runs whose learning rate, minibatch and initial weights are drawn: a first look at much.",
    main: "lines",
    beside: "matters",
    sweepOf: (document) => ({
      settings: [
        { setting: "learningRate", from: 0.0003, to: 1, scale: "log" },
        { setting: "minibatch", from: 1, to: 100, scale: "log" },
        { setting: "initializer", values: variedSetting("initializer").values },
      ],
      draw: { count: 40, seed: 1 },
      ...usualRest(document, 1),
    }),
  },
];

const hasHidden = (document: TrainableDocument): boolean =>
  variedSetting("hiddenUnits").fits?.(document) ?? true;

/** Of classes the error decides, of values the loss; of the validation examples, where there are any. */
export function usualRest(
  { dataset, training: { split, seed } }: TrainableDocument,
  repeats: number,
): Pick<SweepDocument, "repeats" | "seed" | "decides"> {
  const isClasses = dataShape(dataset).task === "classification";
  const figure = `${split.validation > 0 ? "validation" : "train"}${isClasses ? "Error" : "Loss"}` as const;
  return { repeats, seed, decides: { figure, at: "best" } };
}
