import type { Convention } from "./convention";

/** Who has which factor before a squared error. */
const halves = {
  with: "a factor ½ before the loss, which PyTorch's and Keras's squared errors haven't got",
  without: "no factor ½ before the loss, as in PyTorch's MSELoss and Keras's mse",
};

/** Factors of the whole loss: ½, the number of examples or of numbers. */
export const lossFactors: Convention = function* lossFactors({ source, parts, loss, text }) {
  if (!loss) return;
  const own = text(loss.value);
  const range = { from: loss.value.from, to: loss.value.to };
  yield { ...range, text: `0.5 * (${own})`, words: halves.with };
  yield { ...range, text: `2 * (${own})`, words: halves.without };
  const scaled = (size: string, words: string) => [
    { ...range, text: `(${own}) / ${size}`, words: `the loss divided by ${words}: a mean, not a sum` },
    { ...range, text: `(${own}) * ${size}`, words: `the loss times ${words}: a sum, not a mean` },
  ];
  const sizes = new Set(
    [...source.matchAll(/\blen\(\w+\)|\b\w+\.shape\[[01]\]|\b\w+\.size\b/g)].map(([size]) => size),
  );
  for (const size of sizes) yield* scaled(size, size);
  const names = new Set(parts.flatMap((part) => (part.kind === "name" ? [part.name] : [])));
  for (const name of names) {
    if (/^(?:np|torch|F|math|nn)$/.test(name)) continue;
    yield* scaled(`np.shape(${name})[0]`, `the number of rows of ${name}`);
    yield* scaled(`np.size(${name})`, `the number of numbers in ${name}`);
  }
};
