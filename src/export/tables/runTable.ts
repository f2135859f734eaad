import { csv } from "./csv";

/** Runs of a sweep as a table: a name for each column, and rows of numbers and words. NaN is a number that isn't there. */
export interface RunTable {
  readonly columns: readonly { readonly name: string; readonly label: string }[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** In full precision; blank where there is no number. */
export const runsCsv = ({ columns, rows }: RunTable): string =>
  csv([columns.map(({ name }) => name), ...rows.map((row) => row.map(full))]);

/** A list of objects; null where there is no number. */
export const runsJson = ({ columns, rows }: RunTable): string =>
  `${JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(({ name }, k) => [name, plain(row[k])]))),
    undefined,
    1,
  )}\n`;

/** A table of Markdown, to four digits. */
export function runsMarkdown({ columns, rows }: RunTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return (
    line(columns.map(({ label }) => label)) +
    line(columns.map((_, k) => (isNumeric(rows, k) ? "--:" : "---"))) +
    rows.map((row) => line(row.map((value) => short(value)))).join("")
  );
}

/** A table of LaTeX with booktabs' rules, to four digits. */
export function runsLatex({ columns, rows }: RunTable): string {
  const line = (cells: readonly string[]) => `  ${cells.join(" & ")} \\\\\n`;
  return (
    `% \\usepackage{booktabs}\n\\begin{tabular}{${columns.map((_, k) => (isNumeric(rows, k) ? "r" : "l")).join("")}}\n  \\toprule\n` +
    line(columns.map(({ label }) => escaped(label))) +
    "  \\midrule\n" +
    rows
      .map((row) =>
        line(row.map((value) => (typeof value === "number" ? latexNumber(value) : escaped(value)))),
      )
      .join("") +
    "  \\bottomrule\n\\end{tabular}\n"
  );
}

/**
 * A Python script that logs the runs to Weights & Biases, each with its settings and its figures.
 * @param settings the names of the columns that are settings
 */
export function runsToWandb(
  { columns, rows }: RunTable,
  project: string,
  settings: readonly string[],
): string {
  const records = rows.map((row) => {
    const part = (wanted: boolean) =>
      columns.flatMap(({ name }, k) =>
        settings.includes(name) === wanted && plain(row[k]) !== null
          ? [`${JSON.stringify(name)}: ${python(row[k])}`]
          : [],
      );
    return `    ({${part(true).join(", ")}}, {${part(false).join(", ")}}),\n`;
  });
  return (
    "# Logs the runs of a sweep: pip install wandb, then wandb login.\nimport wandb\n\n" +
    `runs = [\n${records.join("")}]\n\n` +
    `for config, figures in runs:\n    run = wandb.init(project=${JSON.stringify(project)}, config=config, reinit=True)\n    run.log(figures)\n    run.finish()\n`
  );
}

const isNumeric = (rows: RunTable["rows"], column: number) =>
  rows.every((row) => typeof row[column] === "number");
const full = (value: number | string) =>
  typeof value === "number" ? (Number.isNaN(value) ? "" : String(value)) : value;
const plain = (value: number | string) =>
  typeof value !== "number" || Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
const python = (value: number | string) =>
  typeof value === "number" && !Number.isFinite(value)
    ? `float(${JSON.stringify(String(value))})`
    : JSON.stringify(value);
const short = (value: number | string) =>
  typeof value === "string" ? value : Number.isNaN(value) ? "" : String(Number(value.toPrecision(4)));

function latexNumber(value: number): string {
  const [mantissa, exponent] = short(value).split("e");
  return exponent === undefined ? `$${mantissa}$` : `$${mantissa} \\cdot 10^{${Number(exponent)}}$`;
}

const escaped = (text: string) =>
  text
    .replace(/[\\{}$&#_%~^]/g, (sign) =>
      sign === "\\" ? "\\textbackslash{}" : sign === "~" || sign === "^" ? `\\${sign}{}` : `\\${sign}`,
    )
    .replaceAll("η", "$\\eta$");
