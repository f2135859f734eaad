import type { Convention } from "./convention";

/** Small numbers that keep from dividing by 0, by who takes them. */
const epsilons: Readonly<Record<string, string>> = {
  "1e-3": "Keras's BatchNormalization",
  "1e-5": "PyTorch's norms",
  "1e-6": "Keras's LayerNormalization",
  "1e-7": "Keras's Adam and clipped logarithms",
  "1e-8": "PyTorch's Adam",
  "1e-12": "many programs",
  "0.0": "a formula without it",
};

/** Another ε. */
export const otherEpsilons: Convention = function* otherEpsilons({ parts, text: textOf }) {
  for (const part of parts) {
    if (part.kind !== "number" || part.value <= 0 || part.value > 1.5e-3) continue;
    for (const [text, who] of Object.entries(epsilons))
      if (Number(text) !== part.value)
        yield {
          from: part.from,
          to: part.to,
          text,
          words: `ε = ${text} in the place of ${textOf(part)}, as ${who} has it`,
        };
  }
};
