import { describe, expect, it } from "vitest";
import { classic } from "../documents";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { file } = temporary();

describe("steps", () => {
  it("lists every step with its formula, numbers, value, words and what it reads", async () => {
    const { steps } = (await workbench(["steps", file("classic.json", classic)])).json();
    expect(steps).toHaveLength(39);
    expect(steps[13]).toEqual({
      index: 13,
      phase: "backward",
      quantity: "dL/dW2[1,1]",
      symbols: "dL/dw_5 = dL/dz_3 · h_1",
      substituted: expect.stringMatching(/^0\.138498561628\d+ · 0\.593269992107\d+$/),
      value: expect.closeTo(0.08216704056423077, 14),
      words: "Raising w₅ by a little raises the loss by 0.0822 times as much, so the update will lower it.",
      reads: ["dL/dz2[1]", "a1[1]"],
    });
  });

  it("goes by layer and by term too", async () => {
    const path = file("classic.json", classic);
    const layers = (await workbench(["steps", path, "--by", "layer"])).json().steps;
    expect(layers[0]).toMatchObject({
      quantity: "z1",
      symbols: "z1 = W1 x + b_1 1",
      value: [0.3775, 0.39249999999999996],
    });
    const terms = (await workbench(["steps", "--by", "term", path])).json().steps;
    expect(terms.length).toBeGreaterThan(39);
    expect(terms[2]).toMatchObject({ quantity: "z1[1]", term: 3, of: 3, value: 0.3775 });
  });
});
