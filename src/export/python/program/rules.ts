import type { Node } from "../../../engine/graph/node";
import type { Code } from "../../../engine/ops/code";
import type { CodeRule } from "../../../engine/ops/operationCode";
import copy from "../../../engine/program/arrays/identity";
import { type Shape, sizeOf, tupleText } from "../../../engine/shape";
import { pythonFunction, pythonNumber, snakeCase } from "../literals";
import { activationCode, operationCode } from "../words";

/** How an operation's rules are written: of one statement as it is, of several as a function. */
export interface WrittenRules {
  /** What the operation gives. @param inputs as they stand in formulas */
  forward(of: WrittenNode): string;
  /** The share of one input's gradient. */
  backward(of: WrittenNode, input: number, gradient: string): string;
  /** The functions that were called. */
  functions(): readonly string[];
}

/** A node of the graph with its numbers' names. */
export interface WrittenNode {
  readonly node: Node;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly shapes: readonly Shape[];
  readonly outputShape: Shape;
}

/** How a copy is written, `np.copy(x)`: in PyTorch as a tensor of its own, with a gradient of its own. */
const copyCode: Code = { numpy: { forward: "np.copy(z)", backward: "g" }, pytorch: "z.clone()" };

const codeOf = (id: string) =>
  operationCode[id] ?? activationCode[id] ?? (id === copy.id ? copyCode : undefined);

/** The rules of all operations, for one of the two libraries. */
export function writtenRules(library: "numpy" | "pytorch"): WrittenRules {
  const functions = new Map<string, string>();
  const write = (name: string, rule: string, letters: ReadonlyMap<string, string>): string => {
    if (!rule.includes("\n")) return replaced(rule, letters);
    const used = [...letters.keys()].filter((letter) => mentions(rule, letter));
    const parameters = used.map((letter) => parameterOf(letter));
    const body = replaced(rule, new Map(used.map((letter, k) => [letter, parameters[k]])));
    let free = name;
    for (let k = 2; ; k++) {
      const text = pythonFunction(free, parameters, body);
      if ((functions.get(free) ?? text) === text) {
        functions.set(free, text);
        return `${free}(${used.map((letter) => bare(letters.get(letter) ?? letter)).join(", ")})`;
      }
      free = `${name}_${k}`;
    }
  };
  const rulesOf = ({ node: { op }, shapes, outputShape }: WrittenNode) => {
    const code = codeOf(op.id);
    if (!code) throw new Error(`the operation ${op.id} says nothing of how Python writes it`);
    const madeWith = { made: op.made ?? {}, shapes, output: outputShape };
    const resolve = (rule: CodeRule) => (typeof rule === "string" ? rule : rule(madeWith));
    const { forward, backward } = code.numpy;
    const torch = () => resolve(code.pytorch ?? forward).replace(/\bnp\./g, "torch.");
    return {
      forward: library === "numpy" ? resolve(forward) : torch(),
      backward(input: number) {
        if (typeof backward === "string") return backward;
        return resolve(typeof backward === "function" ? backward(input) : backward[input]);
      },
    };
  };
  return {
    forward(of) {
      const { forward } = rulesOf(of);
      const wrap = library === "pytorch" && /torch\.|F\./.test(forward);
      const inputs = wrap ? of.inputs.map(asTensor) : of.inputs;
      return write(snakeCase(of.node.op.id), forward, lettersOf({ ...of, inputs }));
    },
    backward(of, input, gradient) {
      const { op } = of.node;
      const letters = lettersOf(of, input, gradient);
      const share = write(`${snakeCase(op.id)}_backward`, rulesOf(of).backward(input), letters);
      const shape = of.shapes[input];
      return op.broadcasts && tupleText(shape) !== tupleText(of.outputShape)
        ? `fit(${share}, ${tupleText(shape)})`
        : share;
    },
    functions: () => [...functions.values()],
  };
}

const isUnary = (code: (typeof operationCode)[string]) => typeof code.numpy.backward === "string";

/** A number in a formula; a name is one already. */
const asTensor = (text: string) => (/^[\p{L}_]/u.test(text) ? text : `torch.tensor(${bare(text)})`);

/** Without the brackets that a negative number has in formulas. */
const bare = (text: string) => text.replace(/^\((-[^()]*)\)$/, "$1");

/** What the letters of a rule stand for. */
function lettersOf(of: WrittenNode, input = 0, gradient = ""): ReadonlyMap<string, string> {
  const { node, inputs, output, shapes, outputShape } = of;
  const { op } = node;
  const letters = new Map<string, string>();
  op.inputs.forEach((letter, k) => {
    letters.set(letter.replace(/[{}]/g, ""), inputs[k]);
  });
  const own = shapes[input];
  const made = op.made ?? {};
  const code = codeOf(op.id);
  if (op.id in activationCode || (code && isUnary(code))) {
    letters.set("z", inputs[0]).set("y", output).set("g", gradient);
    for (const [name, value] of Object.entries(made)) letters.set(snakeCase(name), literalOf(value) ?? name);
    return letters;
  }
  for (const [letter, text] of [
    ["Y", output],
    ["G", gradient],
    ["GK", kept(gradient, made)],
    ["YK", kept(output, made)],
    ["ALL", `[${inputs.map(bare).join(", ")}]`],
    ["SHAPE", own ? tupleText(own) : "()"],
    ["OUTPUT", tupleText(outputShape)],
    ["SIZE", String(sizeOf(outputShape))],
    ["COUNT", own ? String(sizeOf(own) / Math.max(1, sizeOf(outputShape))) : "1"],
    ["DIM", tupleText((made.axes as readonly number[]) ?? own?.map((_, axis) => axis) ?? [])],
    ["AXES", axesText(made.axes as readonly number[] | undefined)],
  ])
    letters.set(letter, text);
  for (const [name, value] of Object.entries(made)) {
    const text = literalOf(value);
    if (text === undefined || name === "axes") continue;
    letters.set(name.toUpperCase(), text);
  }
  return letters;
}

/** An array with the axes that a reduction took away, so that it goes with what was reduced. */
function kept(text: string, { axes, keepdims }: Readonly<Record<string, unknown>>): string {
  const isWhole = !Array.isArray(axes) || axes.length === 0 || keepdims === true;
  return isWhole ? text : `np.expand_dims(${text}, ${axesText(axes)})`;
}

const axesText = (axes: readonly number[] | undefined) =>
  axes === undefined ? "None" : axes.length === 1 ? String(axes[0]) : tupleText(axes);

function literalOf(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : pythonNumber(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Int32Array) return `[${value.join(", ")}]`;
  return undefined;
}

const words = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu;

/** A keyword before its equals sign isn't one of the letters. */
const replaced = (rule: string, letters: ReadonlyMap<string, string>) =>
  rule.replace(words, (word, at: number) =>
    /^=[^=]/.test(rule.slice(at + word.length)) ? word : (letters.get(word) ?? word),
  );

const mentions = (rule: string, letter: string) =>
  [...rule.matchAll(words)].some(([word]) => word === letter);

/** What a function calls its parameter. */
const parameterOf = (letter: string) =>
  letter === "GK" ? "g" : letter === "YK" ? "y" : letter.toLowerCase();
