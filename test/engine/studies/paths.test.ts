import { describe, expect, it } from "vitest";
import { plain } from "../../../src/engine/names/tensorRef";
import { runPass } from "../../../src/engine/pass/pass";
import { pathsOf } from "../../../src/engine/studies/paths";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { close } from "../../tolerance";

const cases = (golden.cases as { id: string; model: unknown }[]).map(({ id, model }) => ({
  id,
  document: read(model),
}));

describe.each(cases)("the paths of $id", ({ document }) => {
  it("add up to each weight's gradient, with the penalty's part", () => {
    const pass = runPass(document);
    document.layers.forEach(({ weights }, l) => {
      weights.forEach((row, j) => {
        row.forEach((_, i) => {
          const { total, listed, rest, penalty, count } = pathsOf(pass, plain("W", l + 1, [j + 1, i + 1]), 3);
          const sum = listed.reduce((added, { value }) => added + value, 0) + rest + penalty;
          expect(close(sum, total, 1e-9, 1e-12), `${sum} and ${total}`).toBe(true);
          expect(listed.length).toBe(Math.min(3, count));
          for (const { factors, value } of listed) {
            expect(
              close(
                factors.reduce((product, factor) => product * factor.value, 1),
                value,
                1e-12,
                0,
              ),
            ).toBe(true);
          }
        });
      });
    });
  });
});

describe("the classic exercise", () => {
  it("has two paths from w_1 to the loss, through o_1 and o_2", () => {
    const { count, listed, rest } = pathsOf(runPass(classic), plain("W", 1, [1, 1]));
    expect(count).toBe(2);
    expect(rest).toBe(0);
    expect(listed.map(({ factors }) => factors.map(({ quantity }) => quantity))).toEqual([
      ["x[1]", "da1[1]/dz1[1]", "W2[1,1]", "da2[1]/dz2[1]", "dL/da2[1]"],
      ["x[1]", "da1[1]/dz1[1]", "W2[2,1]", "da2[2]/dz2[2]", "dL/da2[2]"],
    ]);
  });
});

describe("where there are many", () => {
  const units = 16;
  const layer = {
    units,
    activation: "tanh",
    biasMode: "none",
    weights: Array.from({ length: units }, (_, j) =>
      Array.from({ length: units }, (_, i) => Math.sin(j * 16 + i)),
    ),
    bias: [],
  };
  const document = like({
    inputs: units,
    layers: [layer, layer, layer, layer],
    batch: { inputs: [Array(units).fill(0.1)], targets: [Array(units).fill(0)] },
  });

  it("lists the fifty largest and sums the rest", () => {
    const { count, listed, rest, total } = pathsOf(runPass(document), plain("W", 1, [1, 1]));
    expect(count).toBe(16 ** 3);
    expect(listed).toHaveLength(50);
    const sizes = listed.map(({ value }) => Math.abs(value));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(close(listed.reduce((sum, { value }) => sum + value, 0) + rest, total, 1e-9, 1e-12)).toBe(true);
  });
});
