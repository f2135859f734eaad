import type { NetworkDocument } from "../../../document/document";
import { plainName } from "../../../names/canonicalName";
import { createNotation } from "../../../names/notation";
import { parseSymbol } from "../../../names/symbols/symbol";
import { type Base, isParameter, type Plain, plain, tensorRef } from "../../../names/tensorRef";
import { addSheetGrids, type Buffer, networkBuffers, type QuantityGrid } from "../numbers/buffers";
import { pageConventions, type ReadingConventions } from "../text/conventions";
import { plainText } from "../text/plainText";
import { throughNames, weakNames } from "./otherNames";

/** What labels without ∂, ′ and the like can mean. */
export interface LabelMeanings {
  /** A single number; of several that a label fits, all. */
  single(label: string): readonly Plain[];
  grids(label: string): readonly QuantityGrid[];
  /** The layers' matrices, or vectors, where the label is that of a list of them: `W` for W[0], W[1]; else none. */
  layers(label: string): readonly (QuantityGrid | undefined)[];
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

export function createLabelMeanings(
  document: NetworkDocument,
  conventions: Pick<ReadingConventions, "layersFrom" | "numbering"> = pageConventions,
): LabelMeanings {
  const singles = tiers.map(() => new Map<string, Map<string, Plain>>());
  const grids = tiers.map(() => new Map<string, QuantityGrid[]>());
  const addSingle = (label: string, of: Plain) => {
    tiers.forEach((key, tier) => {
      const found = singles[tier].get(key(label)) ?? new Map<string, Plain>();
      singles[tier].set(key(label), found.set(plainName(of), of));
    });
  };
  const addGrid = (label: string, grid: QuantityGrid) => {
    tiers.forEach((key, tier) => {
      const found = (grids[tier].get(key(label)) ?? []).filter((other) => textOf(other) !== textOf(grid));
      grids[tier].set(key(label), [...found, grid]);
    });
  };
  const notation = createNotation(document.names);
  const numberOf = layerNumber(conventions);
  const buffers = networkBuffers(document, numberOf);
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
    layers: (label) => listOf(label, buffers, document.layers.length),
    names: () => [...singles[0].keys(), ...grids[0].keys()].filter((name) => !name.includes("#")),
  };
}

/** What lists of all layers' numbers are called. Whether one of activations begins with the input is open: none is read. */
const listNames = [
  { names: /^(?:w|ws|weights?)$/i, base: "W" },
  { names: /^(?:b|bs|bias|biases)$/i, base: "b" },
  { names: /^(?:z|zs)$/i, base: "z" },
];

function listOf(
  label: string,
  buffers: readonly Buffer[],
  layers: number,
): readonly (QuantityGrid | undefined)[] {
  const base = listNames.find(({ names }) => names.test(label.trim()))?.base;
  if (base === undefined || layers < 2) return [];
  return Array.from({ length: layers }, (_, l) => {
    const isOf = ({ grid }: Buffer) => grid.rows[0][0].base === base && grid.rows[0][0].layer === l + 1;
    return buffers.find(isOf)?.grid;
  });
}

/** What the text calls a layer. */
const layerNumber =
  ({ layersFrom }: Pick<ReadingConventions, "layersFrom">) =>
  (base: Base, layer: number) => {
    const ofParameters = isParameter(tensorRef(base, layer));
    if (layersFrom === 0 || (layersFrom === "parameters" && ofParameters)) return layer - 1;
    return layersFrom === 2 || (layersFrom === "units" && !ofParameters) ? layer + 1 : layer;
  };

const textOf = ({ rows }: QuantityGrid) => rows.map((row) => row.map(plainName).join(" ")).join("; ");

function first<Item, Found>(items: readonly Item[], look: (item: Item, index: number) => Found[]): Found[] {
  for (const [index, item] of items.entries()) {
    const found = look(item, index);
    if (found.length > 0) return found;
  }
  return [];
}

/** What the sheet calls the unit that a number belongs to. */
function unitName({ layer, index }: Plain, { names }: NetworkDocument): string | undefined {
  return layer === undefined ? undefined : names?.[plainName(plain("a", layer, index))];
}

/** o_1 with a hat. */
function hatOf(name: string): string {
  const { base, below } = parseSymbol(name);
  return `${base}hat${below === undefined ? "" : `_${below}`}`;
}
