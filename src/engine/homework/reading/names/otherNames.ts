import type { NetworkDocument } from "../../../document/document";
import { lossOf } from "../../../document/variants";
import { type Base, type Plain, plain } from "../../../names/tensorRef";
import { type Buffer, count, type QuantityGrid } from "../numbers/buffers";
import type { ReadingConventions } from "../text/conventions";

/** Names that people use where the sheet has given them to nothing else. */
export function weakNames(document: NetworkDocument, buffers: readonly Buffer[]): WeakName[] {
  const last = document.layers.length;
  const find = (base: Base, layer: number) =>
    buffers.find(({ grid }) => {
      const [[of]] = grid.rows;
      return of.base === base && of.layer === layer && of.stage === undefined;
    })?.grid;
  const outputs = find("a", last);
  const names: WeakName[] = [];
  const addUnits = (label: string, grid: QuantityGrid | undefined) => {
    if (!grid) return;
    names.push({ label, grid });
    grid.rows.flat().forEach((of, k) => {
      names.push({ label: `${label}_${k + 1}`, of });
    });
    if (grid.rows.length === 1) names.push({ label, of: grid.rows[0][0] });
  };
  for (const label of outputNames) addUnits(label, outputs);
  for (const label of ["logits", "logit", "scores"]) addUnits(label, find("z", last));
  if (last === 2) for (const label of ["h", "hidden"]) addUnits(label, find("a", 1));
  // net_h1 and out_o2, as in Mazur's example.
  const addNetAndOut = (unit: string, layer: number) => {
    for (const [label, base] of [
      [`net_${unit}`, "z"],
      [`in_${unit}`, "z"],
      [`out_${unit}`, "a"],
    ] as const)
      find(base, layer)
        ?.rows.flat()
        .forEach((of, k) => {
          names.push({ label: `${label}${k + 1}`, of });
        });
  };
  addNetAndOut("o", last);
  if (last === 2) addNetAndOut("h", 1);
  // A network of one layer needs no number.
  if (last === 1) {
    const weights = find("W", 1);
    for (const label of ["w", "weights", "weight"]) {
      if (weights?.rows.length === 1) addUnits(label, weights);
      else if (weights) names.push({ label, grid: weights });
    }
    for (const label of ["b", "bias"]) addUnits(label, find("b", 1));
    for (const label of ["z", "net"]) addUnits(label, find("z", 1));
    addUnits("a", outputs);
  }
  for (const { labels, grid } of buffers) if (grid.rows.flat().length === 1) addUnits(labels[0], grid);
  const loss = plain("L", undefined, []);
  for (const label of lossNamesOf(document))
    names.push({ label, of: loss, grid: { rows: [[loss]], perExample: true } });
  return names;
}

const outputNames = [
  "y",
  "yhat",
  "y_hat",
  "ypred",
  "out",
  "output",
  "outputs",
  "o",
  "p",
  "probs",
  "probabilities",
];

export interface WeakName {
  readonly label: string;
  readonly of?: Plain;
  readonly grid?: QuantityGrid;
}

/** z_1, z_2, … through all layers: hidden units, then outputs; weights unit by unit, or input by input. */
export function throughNames(
  document: NetworkDocument,
  numbering: ReadingConventions["numbering"],
): WeakName[] {
  const names: WeakName[] = [];
  const number = (label: string, quantities: readonly Plain[]) => {
    quantities.forEach((of, k) => {
      names.push({ label: `${label}_${k + 1}`, of });
    });
  };
  const layers = document.layers.map((layer, l) => ({
    ...layer,
    number: l + 1,
    inputs: l === 0 ? document.inputs : document.layers[l - 1].units,
  }));
  const units = (base: Base, of = layers) =>
    of.flatMap((layer) => count(layer.units).map((j) => plain(base, layer.number, [j])));
  for (const label of ["z", "net"]) number(label, units("z"));
  for (const label of ["a", "out"]) number(label, units("a"));
  number("h", units("a", layers.slice(0, -1)));
  number(
    "w",
    layers.flatMap((layer) =>
      numbering === "through"
        ? count(layer.units).flatMap((j) => count(layer.inputs).map((i) => plain("W", layer.number, [j, i])))
        : count(layer.inputs).flatMap((i) => count(layer.units).map((j) => plain("W", layer.number, [j, i]))),
    ),
  );
  number(
    "b",
    layers.flatMap(({ biasMode, units: size, number: layer }) =>
      biasMode === "none"
        ? []
        : biasMode === "shared"
          ? [plain("b", layer, [])]
          : count(size).map((j) => plain("b", layer, [j])),
    ),
  );
  return names;
}

/** What the loss is called elsewhere: mean squared error also MSE, but only where it is the document's. */
export function lossNamesOf(document: NetworkDocument): readonly string[] {
  const label = lossOf(document).label.replace(/\s*\(.*\)/, "");
  const initials = label.split(/[\s-]+/).map(([letter]) => letter.toUpperCase());
  return [...lossNames, label, ...(initials.length > 1 ? [initials.join("")] : [])];
}

const lossNames = [
  "L",
  "E",
  "J",
  "C",
  "loss",
  "cost",
  "error",
  "E_total",
  "E_tot",
  "L_total",
  "total loss",
  "total error",
  "objective",
];
