import type { ProgramPass } from "../../../engine/pass/programs/programPass";
import { indexAt, tupleText } from "../../../engine/shape";
import { checkLines, closing, numpyCheck, toleranceFor } from "../checks";
import { keywords, pythonOptimizer, updateRule } from "../optimizer";
import {
  arrayLiteral,
  commented,
  pageNumbers,
  type RecordedProgram,
  recordedProgram,
  updatedVariables,
} from "./recordedProgram";
import { type WrittenRules, writtenRules } from "./rules";

/**
 * What a program computed, written out in NumPy operation by operation, and the way back by the chain rule. It runs as it
 * is, prints the gradients, and stops where a number differs from the page's.
 */
export function numpyOfProgram(pass: ProgramPass): string {
  const program = recordedProgram(pass);
  const rules = writtenRules("numpy");
  const { variables, gradients, given } = program;
  const { graph, plan } = pass;
  const forward = commented(
    program.operations.map(({ written, comment, output }) => ({
      comment,
      text: `${variables[output]} = ${rules.forward(written)}`,
    })),
  );
  const backward = [
    `${gradients[graph.loss]} = ${seed(pass)}`,
    ...commented(program.operations.toReversed().flatMap(backwardOf(program, rules))),
  ];
  const optimizer =
    pass.document.optimizer && graph.parameters.length > 0
      ? pythonOptimizer(pass.document.optimizer, pass.before)
      : undefined;
  const numbers = pageNumbers(program);
  const changed = optimizer ? updatedVariables(program, (name) => `${name}_new`) : [];
  const checks = checkLines([...numbers.values, ...numbers.gradients, ...changed]);
  const literals = given.map((id) => {
    const { shape } = graph.tensors[id];
    const literal = arrayLiteral(shape, plan.values[id]);
    return `${variables[id]} = ${shape.length === 0 ? `np.float64(${literal})` : `np.array(${literal}, dtype=float)`}`;
  });
  const body = [...literals, ...forward, ...backward].join("\n");
  const shown = given.filter((id) => !graph.tensors[id].isConstant);
  return `${[
    [
      `"""${program.title}: what the program computes, and the way back, in NumPy.`,
      "",
      "Operation by operation, calls and loops written out. What has no gradient is given by its numbers.",
      `${gradients[graph.loss]} stands for d${graph.lossName}/d${graph.lossName}, and so on. At the end each number is compared with the page's.`,
      '"""',
      ...(/\bmath\./.test([body, ...rules.functions()].join()) ? ["import math", ""] : []),
      "import numpy as np",
      ...(/\b(?:inf|nan)\b/.test(body + checks.join()) ? ["from numpy import inf, nan"] : []),
    ],
    ...[
      ...helpers.filter(({ name }) => new RegExp(`\\b${name}\\(`).test(body)).map(({ text }) => text),
      ...rules.functions(),
      ...(optimizer ? [updateRule(optimizer)] : []),
      numpyCheck(toleranceFor(plan.values.filter((_, id) => given.includes(id)))),
    ].map((text) => ["", text]),
    ["", "# Given", ...literals],
    ["# Forward", ...forward],
    ["# Backward", ...backward],
    ...(optimizer
      ? [
          [
            "# Update",
            ...graph.parameters.map((id) => {
              const name = variables[id];
              const kept = optimizer.slots.map((slot) => `${slot}_${name}`);
              const start = kept.map(() => `np.zeros_like(${name})`);
              const taken = [name, gradients[id], ...start, `k=${pass.after.step}`];
              return `${[`${name}_new`, ...kept].join(", ")} = update(${[...taken, keywords(optimizer.settings)].join(", ")})`;
            }),
          ],
        ]
      : []),
    ["# The page's numbers", ...checks],
    [
      `print(${JSON.stringify(`${graph.lossName} =`)}, ${variables[graph.loss]}${at(pass)})`,
      ...shown.map((id) => `print(${JSON.stringify(`${gradients[id]} =`)}, ${gradients[id]}, sep="\\n")`),
      closing,
    ],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Which number of an array the gradients are of: `[0, 1]`. */
export function at({ graph }: ProgramPass): string {
  const { shape } = graph.tensors[graph.loss];
  return shape.length === 0 ? "" : `[${indexAt(graph.lossIndex, shape).join(", ")}]`;
}

/** What the way back begins with. */
function seed(pass: ProgramPass): string {
  const { shape } = pass.graph.tensors[pass.graph.loss];
  return shape.length === 0 ? "np.float64(1.0)" : `put_at(${tupleText(shape)}, np.s_${at(pass)}, 1.0)`;
}

/** The shares of what an operation takes in. What is used several times gets them one after the other. */
function backwardOf({ pass: { graph }, gradients }: RecordedProgram, rules: WrittenRules) {
  const begun = new Set<number>([graph.loss]);
  return ({ written, inputs, output, comment }: RecordedProgram["operations"][number]) =>
    inputs.flatMap((id, input) => {
      if (graph.tensors[id].isConstant) return [];
      const share = rules.backward(written, input, gradients[output]);
      const text = begun.has(id)
        ? `${gradients[id]} = ${gradients[id]} + ${share}`
        : `${gradients[id]} = ${share}`;
      begun.add(id);
      return [{ comment, text }];
    });
}

const helpers = [
  {
    name: "fit",
    text: [
      "def fit(g, shape):",
      '    """Adds up what was repeated, so that a gradient has its array\'s shape."""',
      "    g = np.sum(g, axis=tuple(range(np.ndim(g) - len(shape))))",
      "    g = np.sum(g, axis=tuple(k for k, n in enumerate(shape) if n == 1), keepdims=True)",
      "    return np.broadcast_to(g, shape)",
    ].join("\n"),
  },
  {
    name: "put_at",
    text: [
      "def put_at(shape, index, g):",
      '    """The gradient of an array of which an index picked a part."""',
      "    shares = np.zeros(shape)",
      "    shares[index] = np.reshape(g, np.shape(shares[index]))",
      "    return shares",
    ].join("\n"),
  },
  {
    name: "add_at",
    text: [
      "def add_at(shape, indices, g):",
      '    """The same for indices that are counted through the array, and may come several times."""',
      "    shares = np.zeros(int(np.prod(shape)))",
      "    np.add.at(shares, indices, np.ravel(g))",
      "    return np.reshape(shares, shape)",
    ].join("\n"),
  },
] as const;
