import { dataShape, outputsFit, pictureOf } from "../../dataShape";
import type { NetworkDocument } from "../../document";
import { fittingFeatures, inputCount } from "../../features/features";
import type { DataDocument } from "../../parts/data";
import type { TrainingSettings } from "../../parts/trainingSettings";
import { resizeDocument } from "../resizeDocument";

/**
 * Brings inputs, outputs, loss and axes to what the data need. What fits stays; where the task is another one than
 * before, or the loss can't do it, classes get softmax with cross-entropy, and regression the squared error.
 */
export function fittedToData(document: NetworkDocument, before: DataDocument | undefined): NetworkDocument {
  const { dataset, training, layers } = document;
  if (!dataset || !training) return document;
  const shape = dataShape(dataset);
  const { axes } = training;
  const wanted = Math.min(2, shape.features);
  const axesFit = axes.length === wanted && axes.every((axis) => axis <= shape.features);
  const { standardizeTargets, features, scale, precision, ...settings } = training;
  const kept = features && fittingFeatures(features, dataset);
  const fitting: TrainingSettings = {
    ...settings,
    ...(kept && kept.length > 0 && { features: kept }),
    ...(pictureOf(dataset) && { ...(scale && { scale }), ...(precision && { precision }) }),
    ...(shape.task === "regression" && standardizeTargets !== undefined && { standardizeTargets }),
  };
  const sized: NetworkDocument = {
    ...document,
    inputs: inputCount(dataset, fitting),
    training: axesFit ? fitting : { ...fitting, axes: wanted === 1 ? [1] : [1, 2] },
  };
  const sameTask = !before || dataShape(before).task === shape.task;
  if (sameTask && outputsFit(sized, shape)) return resizeDocument(sized);
  const last = layers[layers.length - 1];
  const resized = { ...sized, layers: layers.with(-1, { ...last, units: shape.outputs }) };
  if (sameTask && outputsFit(resized, shape)) return resizeDocument(resized);
  const classes = shape.task === "classification";
  return resizeDocument({
    ...sized,
    layers: layers.with(-1, {
      ...last,
      units: shape.outputs,
      activation: classes ? "softmax" : "identity",
    }),
    loss: { type: classes ? "crossEntropy" : "halfSquaredError", reduction: document.loss.reduction },
  });
}
