import type { NetworkDocument } from "../../../src/engine/document/document";
import type { Formulas } from "../../../src/engine/homework/answer/formulas";

/** A pass's numbers written down in some style, and what must be read of it. */
export interface Sheet {
  readonly text: string;
  /** The digits that were written, by canonical name. */
  readonly numbers: ReadonlyMap<string, string>;
}

export interface Style {
  readonly name: string;
  /** Nothing where the style can't write such a network. */
  write(of: Source): Sheet | undefined;
}

export interface Source {
  readonly document: NetworkDocument;
  readonly formulas: Formulas;
  /** To how many digits. */
  digits(value: number): string;
}

type Write = (quantity: string, format?: (digits: string) => string) => string;

/** Collects what a style writes. */
function sheet({ formulas, digits }: Source, lines: (write: Write) => (string | undefined)[]): Sheet {
  const numbers = new Map<string, string>();
  const text = lines((quantity, format = (written) => written) => {
    const exact = formulas.find(quantity)?.exact;
    if (exact === undefined) throw new Error(`no ${quantity}`);
    const written = digits(exact);
    numbers.set(quantity, written);
    return format(written);
  });
  return { text: text.filter((line) => line !== undefined).join("\n"), numbers };
}

const count = (size: number) => Array.from({ length: size }, (_, k) => k + 1);
const range = <Item>(size: number, item: (k: number) => Item) => count(size).map(item);

interface Layer {
  readonly number: number;
  readonly units: number;
  readonly inputs: number;
  readonly biases: readonly string[];
}

const layersOf = ({ layers, inputs }: NetworkDocument): Layer[] =>
  layers.map(({ units, biasMode }, l) => ({
    number: l + 1,
    units,
    inputs: l === 0 ? inputs : layers[l - 1].units,
    biases:
      biasMode === "none"
        ? []
        : biasMode === "shared"
          ? [`b${l + 1}`]
          : range(units, (j) => `b${l + 1}[${j}]`),
  }));

const examplesOf = ({ batch }: NetworkDocument) => batch.inputs.length;
const at = (document: NetworkDocument, n: number) => (examplesOf(document) > 1 ? `@${n}` : "");

const list = (numbers: readonly string[], between = ", ") => `[${numbers.join(between)}]`;
const numpy = (rows: readonly (readonly string[])[]) => `[${rows.map((row) => list(row, " ")).join("\n ")}]`;
const turned = <Item>(rows: readonly (readonly Item[])[]): Item[][] =>
  rows[0].map((_, k) => rows.map((row) => row[k]));

/** Weights, or their gradients, as rows of canonical names. */
const weightNames = ({ number, units, inputs }: Layer, before = "", after = "") =>
  range(units, (j) => range(inputs, (i) => `${before}W${number}[${j},${i}]${after}`));

const mapped = (rows: readonly (readonly string[])[], write: Write) =>
  rows.map((row) => row.map((name) => write(name)));

/** All numbers of the usual kinds, by canonical name. */
function usual(document: NetworkDocument): string[] {
  const layers = layersOf(document);
  return [
    ...range(examplesOf(document), (n) =>
      layers.flatMap(({ number, units }) =>
        ["z", "a"].flatMap((base) => range(units, (j) => `${base}${number}[${j}]${at(document, n)}`)),
      ),
    ).flat(),
    "L",
    ...layers.flatMap((layer) => [
      ...weightNames(layer, "dL/d").flat(),
      ...layer.biases.map((name) => `dL/d${name}`),
      ...weightNames(layer, "", "'").flat(),
    ]),
  ];
}

/** Batches of z and a as matrices. */
function batches(
  document: NetworkDocument,
  write: Write,
  layers: readonly Layer[],
  columns: boolean,
  shift = 0,
) {
  return layers.flatMap(({ number, units }) =>
    ["Z", "A", "dZ"].map((base) => {
      const rows = range(examplesOf(document), (n) =>
        range(units, (j) =>
          write(`${base === "dZ" ? "dL/dz" : base.toLowerCase()}${number}[${j}]${at(document, n)}`),
        ),
      );
      return `${base}${number - shift} = ${numpy(columns ? turned(rows) : rows)}`;
    }),
  );
}

const lineByLine = (name: string, line: (quantity: string, write: Write) => string): Style => ({
  name,
  write: (source) =>
    sheet(source, (write) => usual(source.document).map((quantity) => line(quantity, write))),
});

const fromZero = (quantity: string) =>
  quantity.replace(/\[([\d,]+)\]/, (_all, places: string) =>
    list(
      places.split(",").map((place) => String(Number(place) - 1)),
      "][",
    ),
  );

export const styles: readonly Style[] = [
  lineByLine("canonical names", (quantity, write) => `${quantity} = ${write(quantity)}`),
  lineByLine("with colons and bullets", (quantity, write) => `- ${quantity}: ${write(quantity)}`),
  lineByLine("≈ and ∂", (quantity, write) => `${quantity.replaceAll("d", "∂")} ≈ ${write(quantity)}`),
  lineByLine("prose", (quantity, write) => `so the value of ${quantity} is ${write(quantity)}.`),
  lineByLine("~ and equation numbers", (quantity, write) => `(3) ${quantity} ~ ${write(quantity)}  (12)`),
  lineByLine("with a calculation", (quantity, write) => `${quantity} = 0.5 · 0.25 = ${write(quantity)}`),
  lineByLine(
    "a decimal comma",
    (quantity, write) => `${quantity} = ${write(quantity, (text) => text.replace(".", ","))}`,
  ),
  lineByLine("scientific", (quantity, write) => {
    const format = (text: string) => {
      const [mantissa, exponent] = Number(text).toExponential().split("e");
      const digits = text.replace(/e.*/, "").replace(/^-?[0.]*|\./g, "").length || 1;
      const padded =
        Number(text) === 0
          ? text
          : Number(text)
              .toExponential(Math.max(0, digits - 1))
              .split("e")[0];
      return Number(text) === 0 || /e/.test(text) ? text : `${padded || mantissa} × 10^${exponent}`;
    };
    return `${quantity} = ${write(quantity, format)}`;
  }),
  lineByLine("code that counts from 0", (quantity, write) => `${fromZero(quantity)} = ${write(quantity)}`),
  {
    name: "Markdown",
    write: (source) =>
      sheet(source, (write) => [
        "| quantity | value |",
        "|---|--:|",
        ...usual(source.document).map((quantity) => `| ${quantity} | ${write(quantity)} |`),
      ]),
  },
  {
    name: "tabs",
    write: (source) =>
      sheet(source, (write) => usual(source.document).map((quantity) => `${quantity}\t${write(quantity)}`)),
  },
  {
    name: "a table of weights before and after",
    write: (source) =>
      sheet(source, (write) => [
        "| weight | before | gradient | after |",
        "| --- | --- | --- | --- |",
        ...layersOf(source.document).flatMap((layer) =>
          weightNames(layer)
            .flat()
            .map((name) => `| ${name} | ${write(name)} | ${write(`dL/d${name}`)} | ${write(`${name}'`)} |`),
        ),
      ]),
  },
  {
    name: "old -> new",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).flatMap((layer) =>
          weightNames(layer)
            .flat()
            .map((name) => `${name}: ${write(name)} -> ${write(`${name}'`)}`),
        ),
      ),
  },
  {
    name: "updated parameters under a heading",
    write: (source) =>
      sheet(source, (write) => [
        "The updated parameters are:",
        ...layersOf(source.document).flatMap((layer) =>
          weightNames(layer)
            .flat()
            .map((name) => `${name} = ${write(`${name}'`)}`),
        ),
      ]),
  },
  {
    name: "updated parameters without a word",
    write: (source) => {
      const { document, formulas } = source;
      const exact = (name: string) => Number(source.digits(formulas.find(name)?.exact ?? Number.NaN));
      // Where nothing changed to the digits, an update is an echo.
      const names = layersOf(document)
        .flatMap((layer) => weightNames(layer).flat())
        .filter((name) => Math.abs(exact(name) - exact(`${name}'`)) > 1e-6 * Math.abs(exact(name)));
      if (names.length < 3) return undefined;
      return sheet(source, (write) => names.map((name) => `${name} = ${write(`${name}'`)}`));
    },
  },
  {
    name: "LaTeX",
    write: (source) =>
      sheet(source, (write) => [
        "\\begin{align}",
        ...layersOf(source.document).flatMap((layer) =>
          weightNames(layer)
            .flat()
            .map(
              (name, k) =>
                `\\frac{\\partial L}{\\partial ${name}} &\\approx ${write(`dL/d${name}`)} \\tag{${k + 1}} \\\\`,
            ),
        ),
        "\\end{align}",
        ...layersOf(source.document).map((layer) => {
          const rows = mapped(weightNames(layer, "", "'"), write);
          return `$W${layer.number}^{new} = \\begin{bmatrix} ${rows.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{bmatrix}$`;
        }),
      ]),
  },
  ...[false, true].flatMap((isTurned) =>
    [false, true].map(
      (columns): Style => ({
        name: `NumPy, rows = ${isTurned ? "inputs" : "outputs"}, examples = ${columns ? "columns" : "rows"}`,
        write: (source) =>
          sheet(source, (write) => [
            ...batches(source.document, write, layersOf(source.document), columns),
            ...layersOf(source.document).flatMap((layer) => {
              const matrix = (rows: string[][]) =>
                numpy(isTurned ? turned(mapped(rows, write)) : mapped(rows, write));
              return [
                `W${layer.number} = ${matrix(weightNames(layer))}`,
                `dW${layer.number} = ${matrix(weightNames(layer, "dL/d"))}`,
                `W${layer.number}n = ${matrix(weightNames(layer, "", "'"))}`,
              ];
            }),
          ]),
      }),
    ),
  ),
  {
    name: "gradients alone, rows = inputs",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).map(
          (layer) => `dW${layer.number}:\n${numpy(turned(mapped(weightNames(layer, "dL/d"), write)))}`,
        ),
      ),
  },
  {
    name: "PyTorch",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).flatMap((layer) => [
          `model.fc${layer.number}.weight.grad tensor(${numpy(mapped(weightNames(layer, "dL/d"), write)).replaceAll(" ", ", ")})`,
          layer.biases.length > 0
            ? `model.fc${layer.number}.bias.grad tensor(${list(layer.biases.map((name) => write(`dL/d${name}`)))})`
            : undefined,
        ]),
      ),
  },
  {
    name: "nn.Sequential",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).map(
          (layer) =>
            `${2 * (layer.number - 1)}.weight.grad = tensor(${numpy(mapped(weightNames(layer, "dL/d"), write)).replaceAll(" ", ", ")}, dtype=torch.float64)`,
        ),
      ),
  },
  {
    name: "Keras",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).flatMap((layer) => {
          const name = layer.number === 1 ? "dense" : `dense_${layer.number - 1}`;
          return [
            `gradient of ${name}/kernel:0 = ${numpy(turned(mapped(weightNames(layer, "dL/d"), write)))}`,
            `${name}/kernel:0 = ${numpy(turned(mapped(weightNames(layer), write)))}`,
          ];
        }),
      ),
  },
  {
    name: "layers from 0",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).flatMap((layer) => [
          `dW${layer.number - 1} = ${numpy(mapped(weightNames(layer, "dL/d"), write))}`,
          layer.biases.length > 0
            ? `db${layer.number - 1} = ${list(layer.biases.map((name) => write(`dL/d${name}`)))}`
            : undefined,
          examplesOf(source.document) === 1
            ? `z${layer.number} = ${list(range(layer.units, (j) => write(`z${layer.number}[${j}]`)))}`
            : undefined,
        ]),
      ),
  },
  {
    name: "MATLAB",
    write: (source) =>
      sheet(source, (write) =>
        layersOf(source.document).map(
          (layer) =>
            `dW${layer.number} =\n\n${mapped(weightNames(layer, "dL/d"), write)
              .map((row) => `   ${row.join("   ")}`)
              .join("\n")}\n`,
        ),
      ),
  },
  ...[false, true].map(
    (byInput): Style => ({
      name: `numbered through the layers, weights ${byInput ? "input by input" : "unit by unit"}`,
      write: (source) => {
        const { document } = source;
        const layers = layersOf(document);
        // Without a second unit of a later layer, the numbers can be layers too.
        if (examplesOf(document) > 1 || layers.length < 2) return undefined;
        const units = (base: string) =>
          layers.flatMap(({ number, units: size }) => range(size, (j) => `${base}${number}[${j}]`));
        const weights = (before: string) =>
          layers.flatMap((layer) => {
            const rows = weightNames(layer, before);
            return (byInput ? turned(rows) : rows).flat();
          });
        return sheet(source, (write) => [
          ...units("z").map((name, k) => `z${k + 1} = ${write(name)}`),
          ...units("a").map((name, k) => `a_${k + 1} = ${write(name)}`),
          ...weights("dL/d").map((name, k) => `dL/dw${k + 1} = ${write(name)}`),
        ]);
      },
    }),
  ),
];
