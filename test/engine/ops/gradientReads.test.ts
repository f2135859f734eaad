import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations";
import { settingsOf } from "../../../src/engine/math/parameter";
import { gradientReads } from "../../../src/engine/ops/gradientReads";
import type { Example } from "../../../src/engine/ops/operation";
import { operations } from "../../../src/engine/ops/operations";
import { createRandom, normal } from "../../../src/engine/random";
import { forward, settingOf } from "../opSetting";

/** All that programs record. */
const entries: readonly { readonly id: string; readonly examples: readonly Example[] }[] = [
  ...operations,
  ...activations.map(({ id, parameters, create }) => ({
    id,
    examples: [{ op: create(settingsOf(parameters)) }],
  })),
];

/** The letters that one example's `vjp` reads for each input: those whose numbers, changed, change the gradient. */
function readBy({ op, range }: Example): Set<string>[] {
  const read = op.inputs.map(() => new Set<string>());
  for (let seed = 1; seed <= 16; seed++) {
    const random = createRandom(seed + 100);
    // A 0 is where conventions hold, and where a condition is false.
    const withZeros = (numbers: Float64Array, share: number) =>
      numbers.map((number) => (random() < share ? 0 : number));
    const { inputs: drawn, shapes } = settingOf(op, seed, undefined, range);
    const inputs = seed % 2 === 0 || op.adjoint ? drawn : drawn.map((numbers) => withZeros(numbers, 0.3));
    const { output, scratch } = forward(op, inputs, shapes);
    const G = output.map(() => normal(random));
    const back = (changed: string, numbers: Float64Array) => {
      const gradients = inputs.map((values) => new Float64Array(values.length));
      const given = inputs.map((values, k) => (op.inputs[k] === changed ? numbers : values));
      op.vjp(given, changed === "Y" ? numbers : output, G, gradients, shapes, scratch.slice());
      return gradients;
    };
    const own = back("Y", output);
    for (const [letter, numbers] of [
      ...op.inputs.map((one, k) => [one, inputs[k]] as const),
      ["Y", output] as const,
    ]) {
      const others = withZeros(
        numbers.map((number) => number * (3 * random() - 1.5)),
        op.adjoint ? 0 : 0.3,
      );
      back(letter, others).forEach((gradient, input) => {
        if (gradient.some((number, k) => !Object.is(number, own[input][k]))) read[input].add(letter);
      });
    }
  }
  return read;
}

describe.each(entries)("the way back of $id", ({ examples }) => {
  it("reads what the operation says, or what its rule shows, and nothing else", () => {
    const said = new Set<string>();
    const found = new Set<string>();
    for (const example of examples) {
      const { op } = example;
      readBy(example).forEach((letters, input) => {
        const own = gradientReads(op, input);
        expect(own).toEqual(expect.arrayContaining([...letters]));
        for (const letter of letters) found.add(`${letter} for input ${input}`);
        for (const letter of own) said.add(`${letter} for input ${input}`);
      });
    }
    expect([...said].sort()).toEqual([...found].sort());
  });
});
