import { lossFormOf, type NetworkDocument } from "../../engine/document/document";
import { isWeighted, lossOf } from "../../engine/document/variants";
import type { Code } from "../../engine/ops/code";
import { pythonNumber, snakeCase } from "./literals";
import type { PythonNetwork } from "./network";
import { lossCode, reductionCode } from "./words";

/** How both programs write the loss in the form that the document gives it. */
export interface PythonLoss {
  readonly numpy: Code["numpy"];
  readonly pytorch: string;
}

/** @param id the document's loss, or the form of it that absorbs the last activation */
export function lossRules({ pass: { document }, lossSettings }: PythonNetwork, id: string): PythonLoss {
  const { given = {}, ...usual } = lossCode[id];
  const settings = lossSettings.map(({ name }) => name);
  const [own] = Object.entries(given).filter(([name]) => settings.includes(snakeCase(name)));
  const { numpy, pytorch } = own?.[1] ?? usual;
  const before = changedTargets(document, settings);
  const after = changeOverOutputs(document);
  const rule = (of: string) => [...before, inForm(of, after)].join("\n");
  return {
    numpy: { forward: rule(numpy.forward), backward: rule(numpy.backward) },
    pytorch: rule(pytorch),
  };
}

/** The targets as cross-entropy takes them. */
function changedTargets(document: NetworkDocument, settings: readonly string[]): string[] {
  return [
    ...(settings.includes("label_smoothing")
      ? ["t = (1 - label_smoothing) * t + label_smoothing / t.shape[1]"]
      : []),
    ...(lossFormOf(document).weights ? ["t = class_weights * t"] : []),
  ];
}

/** What the loss is multiplied by, where its parts become one differently than is usual for it. */
function changeOverOutputs(document: NetworkDocument): string {
  const { overOutputs: usual } = lossOf(document);
  const { overOutputs } = lossFormOf(document);
  if (!usual || !overOutputs || overOutputs === usual) return "";
  return overOutputs === "mean" ? " / y.shape[1]" : " * y.shape[1]";
}

/** The rule with its result multiplied. */
function inForm(rule: string, after: string): string {
  if (after === "") return rule;
  const lines = rule.split("\n");
  const result = lines.pop() ?? "";
  return [...lines, `(${result})${after}`].join("\n");
}

/** The weights of the classes as a line of a program; none where there are none. @param after what follows the numbers */
export function classWeights({ pass: { document } }: PythonNetwork, array: string, after = ""): string[] {
  const { weights } = lossFormOf(document);
  return weights ? [`class_weights = ${array}([${weights.map(pythonNumber).join(", ")}]${after})`] : [];
}

/** How the losses of the examples become one, where `y` is the list of losses. */
export function reductionRules({ pass: { document }, reduction }: PythonNetwork): Code {
  if (!isWeighted(document)) return reductionCode[reduction];
  const total = "(t @ class_weights).sum()";
  return {
    numpy: { forward: `y.sum() / ${total}`, backward: `np.full_like(y, 1 / ${total})` },
    pytorch: `y.sum() / ${total}`,
  };
}
