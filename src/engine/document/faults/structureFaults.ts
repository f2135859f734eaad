import { losses } from "../../losses";
import { parseQuantity } from "../../names/canonicalName";
import type { NetworkDocument } from "../document";
import type { Fault } from "../fault";
import { hasNumber } from "../naming/hasNumber";
import { nameFault } from "../naming/nameFault";
import { noteFaults } from "./noteFaults";
import { plural } from "./plural";

/** Faults between the parts of a document, each of which is well-formed: sizes that don't fit, names of nothing. */
export function structureFaults(document: NetworkDocument): Fault[] {
  return [
    ...layerFaults(document),
    ...batchFaults(document),
    ...nameFaults(document),
    ...pictureFaults(document),
    ...noteFaults(document),
  ];
}

function pictureFaults({ picture, inputs }: NetworkDocument): Fault[] {
  if (!picture || picture.width * picture.height === inputs) return [];
  const { width, height } = picture;
  return [
    {
      path: "picture",
      message: `is ${width} × ${height}, ${width * height} pixels, but the network has ${plural(inputs, "input")}`,
    },
  ];
}

function layerFaults({ inputs, layers }: NetworkDocument): Fault[] {
  const faults: Fault[] = [];
  layers.forEach((layer, l) => {
    const path = `layers[${l}]`;
    const before = l === 0 ? inputs : layers[l - 1].units;
    if (layer.weights.length !== layer.units) {
      faults.push({
        path: `${path}.weights`,
        message: `has ${plural(layer.weights.length, "row")}, but the layer has ${plural(layer.units, "unit")}: one row for each`,
      });
    }
    layer.weights.forEach((row, j) => {
      if (row.length === before) return;
      const source =
        l === 0
          ? `the network has ${plural(before, "input")}`
          : `the layer before has ${plural(before, "unit")}`;
      faults.push({
        path: `${path}.weights[${j}]`,
        message: `has ${plural(row.length, "number")}, but ${source}`,
      });
    });
    const needed = { perUnit: layer.units, shared: 1, none: 0 }[layer.biasMode];
    if (layer.bias.length !== needed) {
      faults.push({
        path: `${path}.bias`,
        message: `has ${plural(layer.bias.length, "number")}, but biasMode "${layer.biasMode}" takes ${needed}`,
      });
    }
  });
  return faults;
}

function batchFaults({ inputs, layers, loss, batch }: NetworkDocument): Fault[] {
  const faults: Fault[] = [];
  if (batch.inputs.length === 0)
    faults.push({ path: "batch.inputs", message: "is empty: at least one example is needed" });
  if (batch.inputs.length !== batch.targets.length) {
    faults.push({
      path: "batch.targets",
      message: `has ${plural(batch.targets.length, "example")}, but batch.inputs has ${batch.inputs.length}`,
    });
  }
  batch.inputs.forEach((example, n) => {
    if (example.length !== inputs) {
      faults.push({
        path: `batch.inputs[${n}]`,
        message: `has ${plural(example.length, "number")}, but the network has ${plural(inputs, "input")}`,
      });
    }
  });
  const outputs = layers[layers.length - 1].units;
  if (loss.weights && loss.weights.length !== outputs)
    faults.push({
      path: "loss.weights",
      message: `has ${plural(loss.weights.length, "number")}, but the network has ${plural(outputs, "output")}: one weight for each class`,
    });
  const rule = losses.find(({ id }) => id === loss.type);
  batch.targets.forEach((example, n) => {
    if (example.length !== outputs) {
      faults.push({
        path: `batch.targets[${n}]`,
        message: `has ${plural(example.length, "number")}, but the network has ${plural(outputs, "output")}`,
      });
    }
    const message = rule?.targetFault(example);
    if (message) faults.push({ path: `batch.targets[${n}]`, message });
  });
  return faults;
}

function nameFaults(document: NetworkDocument): Fault[] {
  const faults: Fault[] = [];
  const taken = new Map<string, string>();
  for (const [name, display] of Object.entries(document.names ?? {})) {
    const path = `names[${JSON.stringify(name)}]`;
    const quantity = parseQuantity(name);
    if (
      quantity?.kind !== "plain" ||
      quantity.of.example !== undefined ||
      !hasNumber(quantity.of, document)
    ) {
      faults.push({
        path,
        message: `there is no quantity ${name} in this network; names go to x[i], t[k], W1[j,i], b1[j], z1[j], a1[j] or L`,
      });
    }
    const unshowable = nameFault(display);
    if (unshowable) faults.push({ path, message: unshowable });
    const other = taken.get(display);
    if (other !== undefined)
      faults.push({ path, message: `${display} already names ${other}; two quantities can't share a name` });
    taken.set(display, name);
  }
  return faults;
}
