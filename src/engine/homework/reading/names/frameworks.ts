import type { ReadingConventions } from "../text/conventions";

/** The layers that a text's names of a library mean, by the name without its end: `fc1`, `layers.0`, `dense_2`. */
export type FrameworkLayers = ReadonlyMap<string, number>;

interface FrameworkName {
  /** The layer by the library: `model.fc1`, `dense_1`. */
  readonly layer: string;
  readonly base: "W" | "b";
  /** What a row of its weights stands for. */
  readonly rows: ReadingConventions["rows"];
  /** Brackets behind the name. */
  readonly brackets: string;
  readonly isGradient: boolean;
  readonly isUpdated: boolean;
}

/** PyTorch has a row for each output (`fc1.weight`), Keras one for each input (`dense_1/kernel:0`). */
const pattern =
  /^(grad(?:ient)?s?\s+(?:of\s+|for\s+|at\s+)?|d\s?L\s?\/\s?d\s?|d_|grad_|new\s+|updated\s+)?((?:[A-Za-z_]\w*|\d+)(?:[./](?:[A-Za-z_]\w*|\d+))*?)([./])(weight|kernel|bias|gamma|beta)(?::\d+)?((?:\.grad(?:ient)?(?:\.data)?|[._/]grad(?:ient)?|\.data|\.value)?)((?:\s*\[[\d,\s]+\])*)(\s*'|\s*\(?(?:new|after(?: the)?(?: update)?|updated)\)?)?$/i;

function parsed(label: string): FrameworkName | undefined {
  const match = pattern.exec(label.trim().replace(/^["']|["']$/g, ""));
  if (!match) return undefined;
  const [, before = "", layer, , end, behind, brackets, after = ""] = match;
  if (/^(?:gamma|beta)$/i.test(end)) return undefined;
  return {
    layer,
    base: /^bias$/i.test(end) ? "b" : "W",
    rows: /^kernel$/i.test(end) ? "inputs" : "outputs",
    brackets: brackets.replace(/\s/g, ""),
    isGradient: /^(?:grad|d)/i.test(before) || /grad/i.test(behind),
    isUpdated: /^(?:new|updated)/i.test(before) || after.trim() !== "",
  };
}

/** Which layer of a network each of a text's names means: in their order where there are as many, else by their numbers. */
export function frameworkLayers(labels: readonly string[], layers: number): FrameworkLayers {
  const names = [...new Set(labels.flatMap((label) => parsed(label)?.layer ?? []))];
  const numbered = names
    .map((name) => ({ name, number: numberOf(name) }))
    .sort((a, b) => (a.number ?? -1) - (b.number ?? -1));
  if (names.length === layers) return new Map(numbered.map(({ name }, brackets) => [name, brackets + 1]));
  const numbers = numbered.map(({ number }) => number ?? 0);
  const from = isSequential(names) || numbers.includes(0) || /dense/i.test(names.join()) ? 0 : 1;
  // nn.Sequential counts activations too.
  const step = isSequential(names) && numbers.every((number) => number % 2 === 0) ? 2 : 1;
  return new Map(
    numbered.flatMap(({ name, number = from }) => {
      const layer = (number - from) / step + 1;
      return Number.isInteger(layer) && layer >= 1 && layer <= layers ? [[name, layer]] : [];
    }),
  );
}

/** The last number in a name: 1 in `model.fc1`, none in `dense`. */
function numberOf(name: string): number | undefined {
  const digits = /(\d+)\D*$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** `0.weight`, `net.2.bias` */
const isSequential = (names: readonly string[]) => names.every((name) => /(?:^|[./])\d+$/.test(name));

/** A library's name as a label that is read: `W#2[1,1].grad`; and what the rows of its matrix stand for. */
export function frameworkName(
  label: string,
  layers: FrameworkLayers,
): { label: string; rows: ReadingConventions["rows"] } | undefined {
  const name = parsed(label);
  const layer = name && layers.get(name.layer);
  if (!name || layer === undefined) return undefined;
  const key = `${name.base}#${layer}${name.brackets}`;
  return {
    label: name.isGradient ? `dL/d${key}` : name.isUpdated ? `${key}'` : key,
    rows: name.rows,
  };
}
