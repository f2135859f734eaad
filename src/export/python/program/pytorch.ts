import type { ProgramPass } from "../../../engine/pass/programs/programPass";
import { checkLines, closing, pytorchCheck, toleranceFor } from "../checks";
import { pythonOptimizer, pytorchOptimizer } from "../optimizer";
import { at } from "./numpy";
import { arrayLiteral, commented, pageNumbers, recordedProgram, updatedVariables } from "./recordedProgram";
import { writtenRules } from "./rules";

/**
 * What a program computed, written out in PyTorch operation by operation, with autograd for the way back. It runs as it is,
 * prints the gradients, and stops where a number differs from the page's.
 */
export function pytorchOfProgram(pass: ProgramPass): string {
  const program = recordedProgram(pass);
  const rules = writtenRules("pytorch");
  const { variables, given } = program;
  const { graph, plan } = pass;
  const isLearned = (id: number) => !graph.tensors[id].isConstant;
  const forward = commented(
    program.operations.map(({ written, comment, output }) => ({
      comment,
      text: `${variables[output]} = ${rules.forward(written)}`,
    })),
  );
  const optimizer =
    pass.document.optimizer && graph.parameters.length > 0
      ? pythonOptimizer(pass.document.optimizer, pass.before)
      : undefined;
  const numbers = pageNumbers(program, (id) => `${variables[id]}.grad`);
  const made = program.operations.map(({ output }) => output).filter(isLearned);
  const kept = made.filter((id) =>
    numbers.gradients.some(({ variable }) => variable === `${variables[id]}.grad`),
  );
  const literals = given.map((id) => {
    const literal = arrayLiteral(graph.tensors[id].shape, plan.values[id]);
    return `${variables[id]} = torch.tensor(${literal}${isLearned(id) ? ", requires_grad=True" : ""})`;
  });
  const changed = optimizer ? updatedVariables(program, (name) => name) : [];
  const body = forward.join("\n");
  return `${[
    [
      `"""${program.title}: what the program computes, and its gradients, in PyTorch.`,
      "",
      "Operation by operation, calls and loops written out. What has no gradient is given by its numbers.",
      "At the end each number is compared with the page's.",
      '"""',
      ...(/\breduce\(/.test(body) ? ["from functools import reduce"] : []),
      ...(/\bmath\./.test([body, ...rules.functions()].join()) ? ["import math"] : []),
      "from math import inf, nan",
      "",
      "import torch",
      "import torch.nn.functional as F",
      "",
      "torch.set_default_dtype(torch.float64)",
    ],
    ...[
      ...rules.functions(),
      pytorchCheck(toleranceFor(plan.values.filter((_, id) => given.includes(id)))),
    ].map((text) => ["", text]),
    ["", "# Given", ...literals],
    ["# Forward", ...forward],
    [
      "# Backward",
      ...(kept.length > 0
        ? [`for value in [${kept.map((id) => variables[id]).join(", ")}]:`, "    value.retain_grad()"]
        : []),
      `${variables[graph.loss]}${at(pass)}.backward()`,
    ],
    // Before the update changes the parameters where they are.
    ["# The page's numbers", ...checkLines([...numbers.values, ...numbers.gradients])],
    [
      `print(${JSON.stringify(`${graph.lossName} =`)}, ${variables[graph.loss]}${at(pass)}.item())`,
      ...given
        .filter(isLearned)
        .map((id) => `print(${JSON.stringify(`${variables[id]}.grad =`)}, ${variables[id]}.grad, sep="\\n")`),
    ],
    ...(optimizer
      ? [
          [
            "# Update",
            `parameters = [${graph.parameters.map((id) => variables[id]).join(", ")}]`,
            ...optimizer.settings.map(({ name, value }) => `${name} = ${value}`),
            "k = 0  # updates before this one",
            pytorchOptimizer(optimizer),
            "optimizer.step()",
            ...checkLines(changed),
          ],
        ]
      : []),
    [closing],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
