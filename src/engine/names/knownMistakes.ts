/**
 * Mistakes that are told of numbers, of backward passes of networks and of programs alike: what they are called, and what
 * happened, as the end of a sentence. Who knows more of a case says it in other words; the id says that it is the same.
 */
export const knownMistakes = {
  wrongSign: { label: "wrong sign", words: "the sign is wrong" },
  wrongFactor: { label: "factor ½, 2 or 1/n wrong", words: "a constant factor is wrong" },
  missingSlope: {
    label: "activation's derivative left out",
    words: "the derivative of the activation is missing",
  },
  wrongSlope: {
    label: "wrong derivative of the activation",
    words: "the derivative of the activation is wrong",
  },
  wrongSoftmax: { label: "softmax done differently", words: "the softmax isn't one" },
  missingTerm: { label: "a term of the sum left out", words: "a term of the sum is missing" },
  missingPenalty: { label: "penalty left out", words: "the penalty's part is missing" },
  otherInput: {
    label: "wrong input of the weight",
    words: "what the weight multiplies is not what was used",
  },
  transposedGradient: {
    label: "gradient of the transposed matrix",
    words: "the matrix is transposed: this is the entry on the other side of the diagonal",
  },
  transposedWeights: {
    label: "transposed weight matrix",
    words: "the weight matrix was taken the wrong way round: rows for columns",
  },
  updatedWeights: {
    label: "updated weights used on the way back",
    words: "the weights were updated first, and the new ones were used on the way back",
  },
  // Of arrays and programs alone.
  missingFactor: { label: "a factor left out", words: "a factor is missing" },
  extraTerm: { label: "a term too much", words: "there is a term too much" },
  overwritten: {
    label: "= where += belongs",
    words: "each pass overwrites what the passes before have added",
  },
  missingSum: { label: "sum over the batch left out", words: "the sum over the examples is missing" },
  extraFactor: { label: "a factor too much", words: "there is a factor too much" },
  otherProduct: { label: "another kind of product", words: "another kind of product belongs here" },
  shape: { label: "shape", words: "the shape is another" },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly words: string }>>;

export type KnownMistake = keyof typeof knownMistakes;
