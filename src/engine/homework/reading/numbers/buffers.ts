import { type NetworkDocument, stagesOf } from "../../../document/document";
import { plainName } from "../../../names/canonicalName";
import { parseSymbol } from "../../../names/symbols/symbol";
import { type Base, type Plain, plain } from "../../../names/tensorRef";

/** The numbers of one buffer by the names that one may give them. */
export interface QuantityGrid {
  /** Rows and columns as they are written down; a vector is one column. */
  readonly rows: readonly (readonly Plain[])[];
  /** Whether there is one such grid for each example. */
  readonly perExample: boolean;
}

export interface Buffer {
  readonly labels: readonly string[];
  readonly grid: QuantityGrid;
}

/** All buffers of a network with their canonical names. */
export function networkBuffers(
  document: NetworkDocument,
  numberOf: (base: Base, layer: number) => number,
): Buffer[] {
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
    column(["x", "X", ...(numberOf("a", 1) > 0 ? [`a${numberOf("a", 1) - 1}`] : [])], document.inputs, (i) =>
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

/** 1 to `size`. */
export const count = (size: number) => Array.from({ length: Math.max(0, size) }, (_, index) => index + 1);

/** U for the buffer whose numbers the sheet calls U_{1,1}, U_{1,2}, …: in the sheet's order, which may be the transposed one. */
export function addSheetGrids(
  document: NetworkDocument,
  buffers: readonly Buffer[],
  add: (label: string, grid: QuantityGrid) => void,
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
    const positions = entries.map(({ of, symbol }) => ({
      of,
      at: (symbol.below ?? "").split(",").map(Number),
    }));
    const columns = Math.max(...positions.map(({ at }) => at[1] ?? 1));
    const rows: (Plain | undefined)[][] = count(Math.max(...positions.map(({ at }) => at[0]))).map((r) =>
      count(columns).map((c) => positions.find(({ at }) => at[0] === r && (at[1] ?? 1) === c)?.of),
    );
    const complete = rows.every((row) => row.every((of) => of !== undefined));
    if (complete && rows.flat().length === entries.length)
      add(base, { rows: rows as Plain[][], perExample: grid.perExample });
  }
}
