import { type NetworkDocument, stagesOf } from "../../document/document";
import { createNotation } from "../../names/notation";
import { type Base, type Plain, plain, plainName } from "../../names/quantity";
import { parseSymbol } from "../../names/symbol";
import { type Conventions, pageConventions } from "./conventions";
import { plainText } from "./plainText";

/** The numbers of one buffer by the names that one may give them. */
export interface Grid {
  /** Rows and columns as they are written down; a vector is one column. */
  readonly rows: readonly (readonly Plain[])[];
  /** Whether there is one such grid for each example. */
  readonly perExample: boolean;
}

/** What labels without ∂, ′ and the like can mean. */
export interface Places {
  /** A single number; of several that a label fits, all. */
  single(label: string): readonly Plain[];
  grids(label: string): readonly Grid[];
  /** Names that are read, as they are written on the page. */
  names(): readonly string[];
}

/** Ever looser ways to look at a name: as it is, without its marks, without commas, in small letters. */
const tiers: readonly ((label: string) => string)[] = [
  (label) => label.replace(/[\s{}\\$]/g, ""),
  (label) => label.replace(/[\s{}\\$_^()[\]<>]/g, ""),
  (label) => label.replace(/[\s{}\\$_^()[\]<>,.]/g, ""),
  (label) => label.replace(/[\s{}\\$_^()[\]<>,.]/g, "").toLowerCase(),
];

export function createPlaces(
  document: NetworkDocument,
  conventions: Pick<Conventions, "layersFrom" | "numbering"> = pageConventions,
): Places {
  const singles = tiers.map(() => new Map<string, Map<string, Plain>>());
  const grids = tiers.map(() => new Map<string, Grid[]>());
  const addSingle = (label: string, of: Plain) => {
    tiers.forEach((key, tier) => {
      const found = singles[tier].get(key(label)) ?? new Map<string, Plain>();
      singles[tier].set(key(label), found.set(plainName(of), of));
    });
  };
  const addGrid = (label: string, grid: Grid) => {
    tiers.forEach((key, tier) => {
      const found = (grids[tier].get(key(label)) ?? []).filter((other) => textOf(other) !== textOf(grid));
      grids[tier].set(key(label), [...found, grid]);
    });
  };
  const notation = createNotation(document.names);
  const numberOf = layerNumber(conventions);
  const buffers = buffersOf(document, numberOf);
  for (const { labels, grid } of buffers) {
    const numbers = grid.rows.flat();
    for (const of of numbers) {
      const quantity = { kind: "plain", of } as const;
      addSingle(plainName({ ...of, layer: of.layer && numberOf(of.base as Base, of.layer) }), of);
      const written = notation.ascii(quantity);
      if (written !== plainName(of)) addSingle(written, of);
      if (conventions.layersFrom === 1 || written !== plainName(of))
        addSingle(plainText(notation.text(quantity)), of);
      const unit = unitName(of, document);
      if (of.base === "z" && unit)
        for (const prefix of ["net_", "in_", "z_", "s_"]) addSingle(prefix + unit, of);
      if (of.base === "a" && unit) for (const prefix of ["out_", "a_"]) addSingle(prefix + unit, of);
      if (of.base === "a" && unit) addSingle(hatOf(unit), of);
    }
    for (const label of labels) addGrid(label, grid);
  }
  addSheetGrids(document, buffers, addGrid);
  const weak = [
    ...(conventions.numbering === "layers" ? [] : throughNames(document, conventions.numbering)),
    ...weakNames(document, buffers),
  ];
  const taken = (label: string) => singles[1].has(tiers[1](label)) || grids[1].has(tiers[1](label));
  for (const { label, of, grid } of weak) {
    const isThrough = conventions.numbering !== "layers" && of !== undefined && /^[a-z]+_\d+$/.test(label);
    if (isThrough ? singles[1].has(tiers[1](label)) : taken(label)) continue;
    if (of) addSingle(label, of);
    if (grid) addGrid(label, grid);
  }
  return {
    single: (label) => first(tiers, (key, tier) => [...(singles[tier].get(key(label))?.values() ?? [])]),
    grids: (label) => first(tiers, (key, tier) => grids[tier].get(key(label)) ?? []),
    names: () => [...singles[0].keys(), ...grids[0].keys()].filter((name) => !name.includes("#")),
  };
}

/** What the text calls a layer. */
const layerNumber =
  ({ layersFrom }: Pick<Conventions, "layersFrom">) =>
  (base: Base, layer: number) =>
    layersFrom === 0 || (layersFrom === "parameters" && (base === "W" || base === "b")) ? layer - 1 : layer;

const textOf = ({ rows }: Grid) => rows.map((row) => row.map(plainName).join(" ")).join("; ");

function first<Item, Found>(items: readonly Item[], look: (item: Item, place: number) => Found[]): Found[] {
  for (const [place, item] of items.entries()) {
    const found = look(item, place);
    if (found.length > 0) return found;
  }
  return [];
}

interface Buffer {
  readonly labels: readonly string[];
  readonly grid: Grid;
}

/** All buffers of a network with their canonical names. */
function buffersOf(document: NetworkDocument, numberOf: (base: Base, layer: number) => number): Buffer[] {
  const column = (
    labels: readonly string[],
    size: number,
    of: (unit: number) => Plain,
    perExample = true,
  ): Buffer => ({
    labels,
    grid: { rows: count(size).map((unit) => [of(unit)]), perExample },
  });
  const outputs = document.layers[document.layers.length - 1].units;
  const one = (labels: readonly string[], of: Plain, perExample = false): Buffer => ({
    labels,
    grid: { rows: [[of]], perExample },
  });
  return [
    column(["x", "X", ...(numberOf("a", 1) === 1 ? ["a0"] : [])], document.inputs, (i) =>
      plain("x", undefined, [i]),
    ),
    ...document.layers.flatMap((layer, l): Buffer[] => {
      const inputs = l === 0 ? document.inputs : document.layers[l - 1].units;
      const number = l + 1;
      const stages = stagesOf(layer).length;
      return [
        {
          labels: [`W${numberOf("W", number)}`, `weights${numberOf("W", number)}`, `W#${number}`],
          grid: {
            rows: count(layer.units).map((j) => count(inputs).map((i) => plain("W", number, [j, i]))),
            perExample: false,
          },
        },
        ...(layer.biasMode === "shared"
          ? [
              one(
                [`b${numberOf("b", number)}`, `bias${numberOf("b", number)}`, `b#${number}`],
                plain("b", number, []),
              ),
            ]
          : []),
        ...(layer.biasMode === "perUnit"
          ? [
              column(
                [`b${numberOf("b", number)}`, `bias${numberOf("b", number)}`, `b#${number}`],
                layer.units,
                (j) => plain("b", number, [j]),
                false,
              ),
            ]
          : []),
        column([`z${numberOf("z", number)}`], layer.units, (j) => plain("z", number, [j])),
        ...count(stages - 1).map((stage) =>
          column([`a${numberOf("a", number)}.${stage}`], layer.units, (j) =>
            plain("a", number, [j], undefined, stage),
          ),
        ),
        column([`a${numberOf("a", number)}`], layer.units, (j) => plain("a", number, [j])),
      ];
    }),
    column(["t", "T"], outputs, (k) => plain("t", undefined, [k])),
    one(["L"], plain("L", undefined, []), true),
    one(["dataLoss"], plain("dataLoss", undefined, [])),
    one(["penalty"], plain("penalty", undefined, [])),
  ];
}

const count = (size: number) => Array.from({ length: Math.max(0, size) }, (_, place) => place + 1);

/** What the sheet calls the unit that a number belongs to. */
function unitName({ layer, index }: Plain, { names }: NetworkDocument): string | undefined {
  return layer === undefined ? undefined : names?.[plainName(plain("a", layer, index))];
}

/** o_1 with a hat. */
function hatOf(name: string): string {
  const { base, below } = parseSymbol(name);
  return `${base}hat${below === undefined ? "" : `_${below}`}`;
}

/** U for the buffer whose numbers the sheet calls U_{1,1}, U_{1,2}, …: in the sheet's order, which may be the transposed one. */
function addSheetGrids(
  document: NetworkDocument,
  buffers: readonly Buffer[],
  add: (label: string, grid: Grid) => void,
): void {
  const named = buffers.flatMap(({ grid }) => {
    const entries = grid.rows
      .flat()
      .map((of) => ({ of, symbol: parseSymbol(document.names?.[plainName(of)] ?? "") }));
    const [{ symbol }] = entries;
    const whole = entries.every((entry) => entry.symbol.base === symbol.base && entry.symbol.below);
    return whole && symbol.base !== "" ? [{ base: symbol.base, grid, entries }] : [];
  });
  for (const { base, grid, entries } of named) {
    if (named.filter((other) => other.base === base).length > 1) continue;
    const places = entries.map(({ of, symbol }) => ({ of, at: (symbol.below ?? "").split(",").map(Number) }));
    const columns = Math.max(...places.map(({ at }) => at[1] ?? 1));
    const rows: (Plain | undefined)[][] = count(Math.max(...places.map(({ at }) => at[0]))).map((r) =>
      count(columns).map((c) => places.find(({ at }) => at[0] === r && (at[1] ?? 1) === c)?.of),
    );
    const complete = rows.every((row) => row.every((of) => of !== undefined));
    if (complete && rows.flat().length === entries.length)
      add(base, { rows: rows as Plain[][], perExample: grid.perExample });
  }
}

/** Names that people use where the sheet has given them to nothing else. */
function weakNames(document: NetworkDocument, buffers: readonly Buffer[]): WeakName[] {
  const last = document.layers.length;
  const find = (base: Base, layer: number) =>
    buffers.find(({ grid }) => {
      const [[of]] = grid.rows;
      return of.base === base && of.layer === layer && of.stage === undefined;
    })?.grid;
  const outputs = find("a", last);
  const names: WeakName[] = [];
  const addUnits = (label: string, grid: Grid | undefined) => {
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
  for (const label of lossNames) names.push({ label, of: loss, grid: { rows: [[loss]], perExample: true } });
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

interface WeakName {
  readonly label: string;
  readonly of?: Plain;
  readonly grid?: Grid;
}

/** z_1, z_2, … through all layers: hidden units, then outputs; weights unit by unit, or input by input. */
function throughNames(document: NetworkDocument, numbering: Conventions["numbering"]): WeakName[] {
  const names: WeakName[] = [];
  const number = (label: string, places: readonly Plain[]) => {
    places.forEach((of, k) => {
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

/** What the loss is called elsewhere. */
export const lossNames = [
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
