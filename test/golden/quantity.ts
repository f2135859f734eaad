/** Non-finite numbers are written as strings: "NaN", "Infinity", "-Infinity". */
export type GoldenNumber = number | string;

/** The results of a network as the golden files hold them; README.md describes them. */
export interface Expected {
  readonly layers: readonly {
    readonly preActivations: readonly GoldenNumber[][];
    readonly activations: readonly GoldenNumber[][];
    readonly stages?: readonly GoldenNumber[][][];
  }[];
  readonly exampleLosses: readonly GoldenNumber[];
  readonly dataLoss: GoldenNumber;
  readonly penalty: GoldenNumber;
  readonly loss: GoldenNumber;
  readonly gradients: {
    readonly layers: readonly (Parameters & {
      readonly preActivations: readonly GoldenNumber[][];
      readonly activations: readonly GoldenNumber[][];
    })[];
    readonly inputs: readonly GoldenNumber[][];
  };
  readonly steps?: readonly { readonly loss: GoldenNumber; readonly layers: readonly Parameters[] }[];
}

interface Parameters {
  readonly weights: readonly GoldenNumber[][];
  readonly bias: readonly GoldenNumber[];
}

const pattern =
  /^(?<gradient>dL\/d)?(?<symbol>[xzaWb])(?<layer>\d+)?(?:\.(?<stage>\d+))?(?:\[(?<row>\d+)(?:,(?<column>\d+))?\])?(?<updated>')?(?:@(?<example>\d+))?$/;

/**
 * The number that a golden file gives for a canonical quantity ("dL/dW2[1,1]", "z1[2]@3", "b1'", "L").
 * Undefined where the file doesn't hold it, and where the name isn't canonical for this network:
 * "@n" is required with more than one example and wrong with one.
 * @param results an exercise's `results`, where the slopes "da1[1]/dz1[1]" stand
 */
export function goldenValue(
  expected: Expected,
  quantity: string,
  results?: Readonly<Record<string, unknown>>,
): number | undefined {
  const whole = { L: expected.loss, dataLoss: expected.dataLoss, penalty: expected.penalty }[quantity];
  if (whole !== undefined) return number(whole);
  if (/^da\d/.test(quantity)) return number(slope(expected, quantity, results));
  const examples = expected.exampleLosses.length;
  const exampleLoss = /^L@(\d+)$/.exec(quantity);
  if (exampleLoss)
    return examples > 1 ? number(expected.exampleLosses[Number(exampleLoss[1]) - 1]) : undefined;

  const parts = pattern.exec(quantity)?.groups;
  if (!parts) return undefined;
  const { gradient, symbol, stage, row, column, updated, example } = parts;
  const layer = Number(parts.layer) - 1;
  const i = Number(row) - 1;

  if (symbol === "W" || symbol === "b") {
    if (example || stage || Boolean(gradient) === Boolean(updated)) return undefined;
    const from = gradient ? expected.gradients.layers[layer] : expected.steps?.[0]?.layers[layer];
    if (symbol === "W") return number(from?.weights[i]?.[Number(column) - 1]);
    if (column) return undefined;
    if (!row) return from?.bias.length === 1 ? number(from.bias[0]) : undefined;
    const units = expected.layers[layer]?.activations[0]?.length;
    return from?.bias.length === units ? number(from?.bias[i]) : undefined;
  }

  if (updated || column || examples > 1 !== Boolean(example)) return undefined;
  const e = example ? Number(example) - 1 : 0;
  if (symbol === "x")
    return gradient && !parts.layer && !stage ? number(expected.gradients.inputs[e]?.[i]) : undefined;
  const from = (gradient ? expected.gradients : expected).layers[layer];
  if (stage) {
    const stages = symbol === "a" && !gradient ? expected.layers[layer]?.stages : undefined;
    return Number(stage) < (stages?.length ?? 0) ? number(stages?.[Number(stage) - 1]?.[e]?.[i]) : undefined;
  }
  return number((symbol === "z" ? from?.preActivations : from?.activations)?.[e]?.[i]);
}

/** A slope is kept as `sigmaPrimeZ1`, `sigmaPrimeZ2`, …, numbered through all layers as on the sheet. */
function slope(expected: Expected, quantity: string, results: Readonly<Record<string, unknown>> = {}) {
  const match = /^da(\d+)\[(\d+)\]\/dz\1\[\2\]$/.exec(quantity);
  if (!match) return undefined;
  const before = expected.layers.slice(0, Number(match[1]) - 1);
  const count = before.reduce((sum, layer) => sum + (layer.activations[0]?.length ?? 0), 0);
  return results[`sigmaPrimeZ${count + Number(match[2])}`];
}

function number(golden: unknown): number | undefined {
  if (typeof golden === "number") return golden;
  return typeof golden === "string" ? Number(golden) : undefined;
}

/** As much of a document as its quantities' names depend on. */
export interface NamedNetwork {
  readonly inputs: number;
  readonly layers: readonly {
    readonly units: number;
    readonly biasMode: "perUnit" | "shared" | "none";
    readonly activation: unknown;
  }[];
  readonly batch: { readonly inputs: readonly unknown[] };
}

/** The canonical names that a document may give a display name: no gradients, no updates, no "@n". */
export function namableQuantities(network: NamedNetwork): Set<string> {
  const { examples, parameters } = quantitiesByKind(network);
  return new Set([...examples, ...parameters, "L"]);
}

/**
 * All canonical names of a network's passes: values, slopes, gradients and one update.
 * With more than one example also each example's own, "@n"; without it the name stands for every example.
 */
export function canonicalQuantities(network: NamedNetwork): Set<string> {
  const { examples, parameters } = quantitiesByKind(network);
  const perExample = [
    ...examples,
    ...examples.filter((name) => !/^t/.test(name)).map((name) => `dL/d${name}`),
    ...examples.filter((name) => /^a\d+\[/.test(name)).map((name) => `d${name}/d${name.replace("a", "z")}`),
  ];
  const count = network.batch.inputs.length;
  const suffixes = count > 1 ? Array.from({ length: count }, (_, n) => `@${n + 1}`) : [];
  return new Set([
    "L",
    "dataLoss",
    "penalty",
    ...suffixes.map((at) => `L${at}`),
    ...perExample,
    ...perExample.flatMap((name) => suffixes.map((at) => name + at)),
    ...parameters.flatMap((name) => [name, `${name}'`, `dL/d${name}`]),
    ...parameters.flatMap((name) => suffixes.map((at) => `dL/d${name}${at}`)),
  ]);
}

function quantitiesByKind({ inputs, layers }: NamedNetwork) {
  const parameters: string[] = [];
  const examples = each(inputs, (i) => `x[${i}]`);
  let incoming = inputs;
  for (const [index, { units, biasMode, activation }] of layers.entries()) {
    const l = index + 1;
    const from = incoming;
    parameters.push(...each(units, (j) => each(from, (i) => `W${l}[${j},${i}]`)).flat());
    if (biasMode === "shared") parameters.push(`b${l}`);
    if (biasMode === "perUnit") parameters.push(...each(units, (j) => `b${l}[${j}]`));
    const stages = Array.isArray(activation) ? activation.length - 1 : 0;
    examples.push(...each(units, (j) => [`z${l}[${j}]`, `a${l}[${j}]`]).flat());
    examples.push(...each(stages, (s) => each(units, (j) => `a${l}.${s}[${j}]`)).flat());
    incoming = units;
  }
  examples.push(...each(incoming, (k) => `t[${k}]`));
  return { examples, parameters };
}

/** Calls `name` with 1 to `count`. */
function each<T>(count: number, name: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => name(index + 1));
}
