import { nameOf, plainName } from "../../engine/names/canonicalName";
import { gradientOf, updated } from "../../engine/names/quantity";
import { elementIn } from "../../engine/names/tensorRef";
import type { Pass } from "../../engine/pass/pass";
import { sizeOf } from "../../engine/shape";
import { commentText, pythonNumber, pythonRows } from "./literals";
import type { PythonNetwork } from "./network";

/** A number of the page, or a buffer of them, as a literal in the programs' shapes: examples as rows. */
export interface PageNumber {
  /** As the page calls it. */
  readonly name: string;
  /** The variable that must have it. */
  readonly variable: string;
  readonly literal: string;
}

/** @param buffer laid out as the tensor is in the plan */
export function tensorLiteral({ plan, graph }: Pass, id: number, buffer: Float64Array): string {
  const { perExample, shape, ref } = graph.tensors[id];
  const numbers = Array.from(buffer);
  if (ref.role === "loss" && !perExample) return pythonNumber(numbers[0]);
  if (shape.length === 0 || ref.role === "bias") return `[${numbers.map(pythonNumber).join(", ")}]`;
  const { batch } = plan;
  const rows = perExample
    ? Array.from({ length: batch }, (_, n) =>
        Array.from({ length: shape[0] }, (_unit, i) => numbers[i * batch + n]),
      )
    : Array.from({ length: shape[0] }, (_, row) => numbers.slice(row * shape[1], (row + 1) * shape[1]));
  return pythonRows(rows);
}

/** What the document gives: a literal for each variable, and what its sheet calls the numbers. */
export function givenLiterals({ pass, layers }: PythonNetwork): readonly GivenLiteral[] {
  const { graph, plan } = pass;
  const given = (variable: string, id: number): GivenLiteral => ({
    variable,
    literal: tensorLiteral(pass, id, plan.values[id]),
    comment: namesIn(pass, id),
  });
  return [
    given("x", graph.input),
    given("t", graph.target),
    ...layers.flatMap(({ weights, bias }, l) => [
      given(weights, graph.layers[l].weights),
      ...(bias === undefined ? [] : [given(bias, graph.layers[l].bias)]),
    ]),
  ];
}

export interface GivenLiteral {
  readonly variable: string;
  readonly literal: string;
  /** `  # w_1, w_2 | w_3, w_4`, row by row; empty where the sheet names none of them. */
  readonly comment: string;
}

function namesIn({ document, graph }: Pass, id: number): string {
  const { names } = document;
  if (!names) return "";
  const tensor = graph.tensors[id];
  const columns = tensor.shape[1] ?? tensor.shape[0];
  const rows = Array.from({ length: sizeOf(tensor.shape) / columns }, (_, row) =>
    Array.from({ length: columns }, (_unit, column) => {
      const index = tensor.shared ? [] : tensor.shape.length === 2 ? [row + 1, column + 1] : [column + 1];
      return names[plainName(elementIn(tensor.ref, index))] ?? "";
    }),
  );
  if (rows.flat().every((name) => name === "")) return "";
  return `  # ${commentText(rows.map((row) => row.map((name) => name || "?").join(", ")).join(" | "))}`;
}

/** Everything that the forward pass gives, in its order. */
export function forwardNumbers({ pass, layers, penalized }: PythonNetwork): PageNumber[] {
  const { graph, plan } = pass;
  const number = (variable: string, id: number): PageNumber => ({
    name: variable,
    variable,
    literal: tensorLiteral(pass, id, plan.values[id]),
  });
  return [
    ...layers.flatMap(({ z, stages }, l) => [
      number(z, graph.layers[l].preActivation),
      ...stages.map(({ gives }, s) => number(gives, graph.layers[l].stages[s])),
    ]),
    number("losses", graph.exampleLosses),
    ...(penalized && graph.penalty !== undefined
      ? [number("data_loss", graph.dataLoss), number("penalty", graph.penalty)]
      : []),
    number("L", graph.loss),
  ];
}

/**
 * The gradients of everything, from the last layer to the first.
 * @param variableOf what holds the gradient of a variable; nothing where the program doesn't have it
 */
export function gradientNumbers(
  { pass, layers }: PythonNetwork,
  variableOf: (variable: string) => string | undefined,
): PageNumber[] {
  const { graph, plan } = pass;
  const number = (of: string, id: number): PageNumber[] => {
    const variable = variableOf(of);
    if (variable === undefined) return [];
    const name = nameOf(gradientOf(elementIn(graph.tensors[id].ref)));
    return [{ name, variable, literal: tensorLiteral(pass, id, plan.gradients[id]) }];
  };
  return [
    ...layers.toReversed().flatMap(({ weights, bias, z, stages, number: index }) => {
      const tensors = graph.layers[index - 1];
      return [
        ...stages.toReversed().flatMap(({ gives }, k) => {
          return number(gives, tensors.stages[stages.length - 1 - k]);
        }),
        ...number(z, tensors.preActivation),
        ...number(weights, tensors.weights),
        ...(bias === undefined ? [] : number(bias, tensors.bias)),
      ];
    }),
    ...number("x", graph.input),
  ];
}

/** What the optimizer remembers of each parameter before the update, slot by slot. */
export function slotLiterals({ pass, layers }: PythonNetwork): { parameter: string; slots: string[] }[] {
  const { graph, before } = pass;
  const of = (parameter: string, id: number) => ({
    parameter,
    slots: before.slots.map((slot) => parameterLiteral(pass, id, slot)),
  });
  return layers.flatMap(({ weights, bias }, l) => [
    of(weights, graph.layers[l].weights),
    ...(bias === undefined ? [] : [of(bias, graph.layers[l].bias)]),
  ]);
}

/** @param buffer laid out as `plan.parameters`, of which the tensor's part is taken */
function parameterLiteral(pass: Pass, id: number, buffer: Float64Array): string {
  const { plan } = pass;
  const { byteOffset, length } = plan.values[id];
  const from = (byteOffset - plan.parameters.byteOffset) / 8;
  return tensorLiteral(pass, id, buffer.subarray(from, from + length));
}

/** The parameters after one update. */
export function updatedNumbers(
  { pass, layers }: PythonNetwork,
  variableOf: (parameter: string) => string,
): PageNumber[] {
  const { graph } = pass;
  const number = (of: string, id: number): PageNumber => ({
    name: nameOf(updated(elementIn(graph.tensors[id].ref))),
    variable: variableOf(of),
    literal: parameterLiteral(pass, id, pass.updated),
  });
  return layers.flatMap(({ weights, bias }, l) => [
    number(weights, graph.layers[l].weights),
    ...(bias === undefined ? [] : [number(bias, graph.layers[l].bias)]),
  ]);
}
