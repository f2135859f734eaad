import { csvField } from "../../../engine/import/csvField";
import { markdownText } from "../../../export/tables/markdown";
import { texFormula } from "../../../export/worked/texText";

/** One line of the table of quantities, as far as it is known. */
export interface CopyRow {
  /** In the sheet's notation, as text, and as LaTeX. */
  readonly name: string;
  readonly tex: string;
  /** Canonical, for code. */
  readonly quantity: string;
  readonly value: number;
  readonly gradient: number | undefined;
}

/** A way to take the table elsewhere. Numbers are written in full. */
export interface CopyFormat {
  readonly id: string;
  readonly label: string;
  write(rows: readonly CopyRow[]): string;
}

const full = (value: number | undefined) => (value === undefined ? "" : String(value === 0 ? 0 : value));

/** Python's spelling of a number. */
const python = (value: number) =>
  Number.isNaN(value) ? "np.nan" : Number.isFinite(value) ? full(value) : value > 0 ? "np.inf" : "-np.inf";

const texNumber = (value: number | undefined) =>
  value === undefined
    ? ""
    : full(value).replace(/e([+-]?\d+)$/, (_all, power: string) => ` \\cdot 10^{${Number(power)}}`);

export const copyFormats: readonly CopyFormat[] = [
  {
    id: "csv",
    label: "CSV",
    write: (rows) =>
      [
        "quantity,name,value,gradient",
        ...rows.map(({ quantity, name, value, gradient }) =>
          [csvField(quantity), csvField(name), full(value), full(gradient)].join(","),
        ),
      ].join("\n"),
  },
  {
    id: "markdown",
    label: "Markdown",
    write: (rows) =>
      [
        "| name | value | gradient |",
        "|---|---:|---:|",
        ...rows.map(
          ({ name, value, gradient }) => `| ${markdownText(name)} | ${full(value)} | ${full(gradient)} |`,
        ),
      ].join("\n"),
  },
  {
    id: "numpy",
    label: "NumPy",
    write: (rows) =>
      [
        "import numpy as np",
        ...dictionary(
          "values",
          rows.map(({ quantity, value }) => [quantity, value]),
        ),
        ...dictionary(
          "gradients",
          rows.flatMap(({ quantity, gradient }) =>
            gradient === undefined ? [] : [[quantity, gradient] as const],
          ),
        ),
      ].join("\n"),
  },
  {
    id: "latex",
    label: "LaTeX",
    write: (rows) =>
      [
        "\\begin{tabular}{lrr}",
        "quantity & value & gradient \\\\ \\hline",
        ...rows.map(
          ({ tex, value, gradient }) =>
            `$${texFormula(tex)}$ & $${texNumber(value)}$ & ${gradient === undefined ? "" : `$${texNumber(gradient)}$`} \\\\`,
        ),
        "\\end{tabular}",
      ].join("\n"),
  },
];

function dictionary(name: string, entries: readonly (readonly [string, number])[]): string[] {
  return [
    `${name} = {`,
    ...entries.map(([quantity, value]) => `    ${JSON.stringify(quantity)}: np.float64(${python(value)}),`),
    "}",
  ];
}
