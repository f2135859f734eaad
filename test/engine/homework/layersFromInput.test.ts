import { describe, expect, it } from "vitest";
import { judgeText } from "../../../src/engine/homework/judgeText";
import { readAnswers } from "../../../src/engine/homework/reading/readAnswers";
import { runPass } from "../../../src/engine/pass/pass";
import { like } from "../../documents";

const plain = like({});
const batch = like({
  layers: [
    {
      units: 3,
      activation: "sigmoid",
      biasMode: "perUnit",
      weights: [
        [0.15, 0.2],
        [0.25, 0.3],
        [-0.4, 0.1],
      ],
      bias: [0.35, -0.2, 0.1],
    },
    { units: 1, activation: "sigmoid", biasMode: "perUnit", weights: [[0.4, 0.45, -0.7]], bias: [0.6] },
  ],
  batch: {
    inputs: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    targets: [[0], [1], [1], [0]],
  },
});

/** What the page calls a layer, by another count, to the digits of homework. */
function written(document: typeof plain, base: "z" | "a" | "delta", layer: number, name: string): string {
  const { values, gradients, graph } = runPass(document).plan;
  const { preActivation, stages } = graph.layers[layer - 1];
  const tensor = base === "a" ? stages[stages.length - 1] : preActivation;
  const numbers = [...(base === "delta" ? gradients : values)[tensor]];
  const units = document.layers[layer - 1].units;
  const examples = document.batch.inputs.length;
  const rows = Array.from({ length: examples }, (_, n) =>
    Array.from({ length: units }, (_, j) => numbers[j * examples + n].toFixed(5)),
  );
  const text =
    examples === 1
      ? `[${rows[0].join(", ")}]`
      : units === 1
        ? `[${rows.map(([number]) => number).join(", ")}]`
        : `[${rows.map((row) => `[${row.join(", ")}]`).join(", ")}]`;
  return `${name} = ${text}`;
}

const judged = (document: typeof plain, text: string) => {
  const { read, judgement } = judgeText(runPass(document), text, {});
  return {
    counts: judgement.counts,
    faults: read.faults,
    questions: read.questions,
    notes: read.notes.map((note) => note.text),
  };
};

const bothLayers = (document: typeof plain, names: readonly [z: string, a: string, delta: string]) =>
  [1, 2]
    .flatMap((layer) =>
      (["z", "a", "delta"] as const).map((base, k) =>
        written(document, base, layer, names[k].replace("#", String(layer + 1))),
      ),
    )
    .join("\n");

describe("layers that count from the input, which is layer 1", () => {
  it.each([
    ["plain", plain, ["z#", "a#", "delta#"]],
    ["with a mark", plain, ["z^#", "a^(#)", "delta^(#)"]],
    ["of several examples", batch, ["z#", "a#", "delta#"]],
    ["with raised numbers", batch, ["z^{(#)}", "a^{(#)}", "δ^{(#)}"]],
  ] as const)("are recognised: %s", (_, document, names) => {
    const found = judged(document, bothLayers(document, names));
    const all = 3 * document.batch.inputs.length * document.layers.reduce((sum, { units }) => sum + units, 0);
    expect(found).toMatchObject({ faults: [], questions: [], counts: { right: all, wrong: 0 } });
    expect(found.notes).toEqual(["layers are read as counting from the input, which is layer 1"]);
  });

  it("are shown by the numbers of the first of them alone", () => {
    expect(judged(plain, "z2 = [0.3775, 0.3925]").counts).toMatchObject({ right: 2, wrong: 0 });
    expect(judged(plain, "z^(2)_1 = 0.3775\ndelta^(2)_1 = 0.00877").counts).toMatchObject({ right: 2 });
  });

  it("come with W1 or with W2 for the weights behind the input", () => {
    const z = "z2 = [0.3775, 0.3925]\nz3 = [1.1059, 1.2249]\n";
    const read = (text: string) => readAnswers(z + text, plain).answers.map(({ quantity }) => quantity);
    expect(read("W1 = [[0.15, 0.2], [0.25, 0.3]]\nb1 = 0.35").slice(4)).toEqual([
      ...["W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]"],
      "b1",
    ]);
    expect(read("W2 = [[0.15, 0.2], [0.25, 0.3]]\nb3 = 0.6").slice(4)).toEqual([
      ...["W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]"],
      "b2",
    ]);
  });

  it("can be read as on the page again", () => {
    const { notes } = readAnswers("z2 = [0.3775, 0.3925]", plain);
    expect(notes[0].instead?.options).toEqual({ layersFrom: 1 });
    expect(readAnswers("z2 = [0.3775, 0.3925]", plain, { layersFrom: 1 }).answers[0].quantity).toBe("z2[1]");
  });

  it("aren't assumed where wrong numbers speak for no count, nor where the page's is the better one", () => {
    expect(judged(plain, "z2 = [9.1, 9.2]")).toMatchObject({
      notes: [],
      questions: [],
      counts: { wrong: 2 },
    });
    for (const text of [
      "z1 = [0.3775, 0.3925]\nz2 = [9.1, 9.2]\nz3 = 4",
      "a1 = [0.5933, 0.5969]\nz3 = [9.1, 9.2]",
    ])
      expect(judged(plain, text).notes.join()).not.toContain("input");
  });
});

it("δ3 is z3's where numbers count units through all layers", () => {
  const { faults, counts } = judged(plain, "z1 = 0.3775\nz3 = 1.1059\ndelta3 = 0.1385");
  expect(faults).toEqual([]);
  expect(counts).toMatchObject({ right: 3 });
});
