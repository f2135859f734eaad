import type { Edit, Site } from "../changes/edit";

/** The numbers of a softmax depend on each other: a slope for each of them alone isn't enough. */
export function* softmaxes({ wholes, names }: Site): Iterable<Edit> {
  const first = names.slice(0, 10);
  for (const part of wholes)
    for (const output of first)
      for (const gradient of first)
        if (output !== gradient)
          for (const axis of ["", ", axis=1, keepdims=True", ", axis=0, keepdims=True"])
            yield {
              from: part.from,
              to: part.to,
              text: `${output} * (${gradient} - np.sum(${gradient} * ${output}${axis}))`,
              mistake: "wrongSoftmax",
              words: `each of a softmax's outputs ${output} depends on all its inputs: what comes back from the others is missing`,
            };
}
