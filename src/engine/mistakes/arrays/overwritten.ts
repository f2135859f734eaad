import type { Mistake } from "../contract/mistake";
import type { Site, TextEdit } from "../lines/edit";
import { biasIndex, weightsIndex } from "../pass/network";
import { batchAt } from "../pass/networks";
import { withOutputGradient } from "../pass/rules";

export const overwritten: Mistake = {
  id: "overwritten",
  label: "= where += belongs",
  words: "each pass overwrites what the passes before have added",
  inPass: {
    ofNetwork: [
      {
        rank: 12,
        label: "gradient overwritten, not added",
        words:
          "Let each example overwrite the gradient of the one before: only the last one's share is left.",
        applies: ({ batch }) => batch.inputs.length > 1,
        back: {
          at: "weightedSum",
          toward: [weightsIndex, biasIndex],
          rule(operation) {
            const batch = batchAt(operation);
            return withOutputGradient((gradient) =>
              gradient.map((value, k) => (k % batch === batch - 1 ? value : 0)),
            );
          },
        },
      },
    ],
  },
  inLine: [
    { rank: 0, edits: accumulation },
    { rank: 1, edits: repeatedIndices },
  ],
};

/** What is built up in a loop and is overwritten in each pass. */
function* accumulation({ statement, source }: Site): Iterable<TextEdit> {
  if (statement.kind !== "assign" || statement.targets.length !== 1) return;
  const [target] = statement.targets;
  const from = source.indexOf("=", target.to);
  yield {
    from,
    to: from + 1,
    text: "+=",
    words: `each pass overwrites what the passes before have added to ${source.slice(target.from, target.to)}: += belongs here`,
  };
}

/** Examples with the same index overwrite each other. */
function* repeatedIndices({ statement, source, text }: Site): Iterable<TextEdit> {
  if (statement.kind !== "assign" && statement.kind !== "update") return;
  const target = statement.kind === "assign" ? statement.targets[0] : statement.target;
  if (target.kind !== "subscript") return;
  const index = text(target.index);
  yield {
    from: statement.from,
    to: statement.to,
    text: `np.add.at(${text(target.of)}, ${target.index.kind === "tuple" ? `(${index})` : index}, ${text(statement.value)})`,
    words: `where ${index} has a number twice, only the last is kept: np.add.at adds them all to ${source.slice(target.of.from, target.of.to)}`,
  };
}
