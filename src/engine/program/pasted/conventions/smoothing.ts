import { type Convention, callsIn } from "./convention";

/** How much is usually taken from the labels. */
const shares = ["0.1", "0.05", "0.2", "0.01"];

/** What one-hot targets are called. */
const targets = /^(?:t|T|y|Y|y_true|onehot|one_hot|Y_onehot|targets?|labels?|p_true|y_onehot|Yh?)$/;

/** Label smoothing, as a setting of the loss, and of one-hot targets by hand. */
export const smoothing: Convention = function* smoothing(site) {
  const { parts, text } = site;
  for (const { call, name } of callsIn(site)) {
    if (!/\b(?:cross_entropy|CrossEntropyLoss)$/.test(name)) continue;
    const given = call.keywords.find((one) => one.name === "label_smoothing");
    if (given) {
      yield { from: given.value.from, to: given.value.to, text: "0.0", words: "no label smoothing" };
      continue;
    }
    const comma = call.arguments.length + call.keywords.length > 0 ? ", " : "";
    for (const share of shares)
      yield {
        from: call.to - 1,
        to: call.to - 1,
        text: `${comma}label_smoothing=${share}`,
        words: `label_smoothing=${share}: of each label ${share} is shared among all classes`,
      };
  }
  for (const part of parts) {
    if (part.kind !== "binary" || part.operator !== "*") continue;
    for (const side of [part.left, part.right]) {
      if (side.kind !== "name" || !targets.test(side.name) || !/log/.test(text(part))) continue;
      for (const share of shares)
        yield {
          from: side.from,
          to: side.to,
          text: `((1 - ${share}) * ${side.name} + ${share} / np.shape(${side.name})[-1])`,
          words: `label_smoothing=${share}: of each label ${share} is shared among all classes`,
        };
    }
  }
};
