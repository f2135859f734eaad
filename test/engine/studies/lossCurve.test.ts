import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { setGiven } from "../../../src/engine/document/edit/givenNumbers";
import { plainName } from "../../../src/engine/names/canonicalName";
import { type Plain, plain } from "../../../src/engine/names/tensorRef";
import { runPass } from "../../../src/engine/pass/pass";
import { finish } from "../../../src/engine/pass/work";
import {
  type LossCurve,
  type LossCurveOptions,
  lossCurve,
  windowAround,
} from "../../../src/engine/studies/lossCurve";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { close } from "../../tolerance";
import { rateOf } from "../explain/plainNetwork";
import { networkOf } from "../explain/randomNetworks";

/** Of a network's parameter, which an update changes. */
const along = (document: NetworkDocument, parameter: Plain, options?: LossCurveOptions) =>
  finish(lossCurve(runPass(document), parameter, options)) as Required<Pick<LossCurve, "update">> & LossCurve;
const lossOf = (document: NetworkDocument) => {
  const { plan, graph } = runPass(document);
  return plan.values[graph.loss][0];
};
const w5 = plain("W", 2, [1, 1]);

describe("the loss along a weight", () => {
  it.each(golden.cases.slice(0, 20).map(({ id, model }) => [id, read(model)] as const))(
    "is what evaluating the network with that weight gives, for %s",
    (_id, document) => {
      for (const parameter of [plain("W", 1, [1, 1]), plain("W", document.layers.length, [1, 1])]) {
        const { at, losses } = along(document, parameter);
        for (const k of [0, 77, 240])
          expect(losses[k]).toBe(lossOf(setGiven(plainName(parameter), at[k])(document)));
      }
    },
  );

  it("goes through the point, where its slope is the gradient", () => {
    const { value, loss, gradient } = along(classic, w5);
    expect({ value, loss }).toEqual({ value: 0.4, loss: lossOf(classic) });
    const near = along(classic, w5, { window: [value - 1e-4, value + 1e-4] });
    const slope = (near.losses[240] - near.losses[0]) / (near.at[240] - near.at[0]);
    expect(close(slope, gradient, 1e-7)).toBe(true);
    expect(gradient).toBeCloseTo(0.0821670406, 9);
  });

  it("has both slopes where the parameter stands on a kink, and none else", () => {
    let found = 0;
    for (const k of [1, 2, 4, 5, 7, 8, 10, 11, 13, 14]) {
      const document = networkOf(k);
      const pass = runPass(document);
      for (const parameter of [plain("W", 1, [1, 1]), plain("W", 2, [1, 1]), plain("W", 2, [1, 2])]) {
        const { beside, gradient } = finish(lossCurve(pass, parameter));
        const [right, left] = ([1, -1] as const).map(
          (way) => way * rateOf(document, plainName(parameter), way),
        );
        if (beside?.jumps) continue;
        found += beside ? 1 : 0;
        expect(beside?.right ?? gradient).toBeCloseTo(right, 5);
        expect(beside?.left ?? gradient).toBeCloseTo(left, 5);
      }
    }
    expect(found).toBeGreaterThan(2);
  });

  it("calls a gradient that is only rounding so", () => {
    const layer = { units: 1, activation: "identity", biasMode: "none", weights: [[0.1, 0.2]], bias: [] };
    const batch = { inputs: [[1, 1]], targets: [[0.3]] };
    const w1 = plain("W", 1, [1, 1]);
    expect(along(like({ layers: [layer], batch, names: {} }), w1).isRounding).toBe(true);
    expect(along(classic, w1).isRounding).toBe(false);
  });

  it("takes biases as well, shared and each unit's own", () => {
    const { value, gradient, parameter } = along(classic, plain("b", 2, []));
    expect({ value, parameter }).toEqual({ value: 0.6, parameter: "b2" });
    const { plan, graph } = runPass(classic);
    expect(gradient).toBe(plan.gradients[graph.layers[1].bias][0]);
  });

  it("lands where the update does, and predicts the change by the gradient", () => {
    const { update, value, gradient, loss } = along(classic, w5);
    expect(update.value).toBe(value - 0.5 * gradient);
    expect(update.alone.predicted).toBeCloseTo(-0.5 * gradient ** 2, 15);
    expect(update.alone.real).toBe(lossOf(setGiven(plainName(w5), update.value)(classic)) - loss);
    const { plan, updated } = runPass(classic);
    const squares = plan.parameterGradients.reduce((sum, each) => sum + each * each, 0);
    expect(close(update.all.predicted, -0.5 * squares, 1e-9)).toBe(true);
    expect(updated).toHaveLength(10);
    expect(update.all.real / update.all.predicted).toBeCloseTo(1, 1);
  });

  it("has first order and truth closer together, the smaller the step", () => {
    const off = (learningRate: number) => {
      const { alone, all } = along(like({ optimizer: { type: "sgd", learningRate } }), w5).update;
      return [alone, all].map(({ predicted, real }) => Math.abs(predicted - real));
    };
    const [large, small] = [off(0.1), off(0.01)];
    for (const k of [0, 1]) expect(large[k] / small[k]).toBeCloseTo(100, -1);
  });

  it("draws the secant of a difference", () => {
    const { secant, value } = along(classic, w5, { difference: { method: "central", step: 0.5 } });
    const [left, right] = secant?.points ?? [undefined, undefined];
    expect([left?.at, right?.at]).toEqual([value - 0.5, value + 0.5]);
    expect(left?.loss).toBe(lossOf(setGiven(plainName(w5), value - 0.5)(classic)));
    expect(secant?.slope).toBe(Number(right?.loss) - Number(left?.loss));
    const oneSided = along(classic, w5, { difference: { method: "forward", step: 0.5 } }).secant;
    expect(oneSided?.points[0]).toEqual({ at: value, loss: lossOf(classic) });
  });

  it("marks where a unit comes to the other side of its kink", () => {
    const relu = like({ layers: [{ ...classic.layers[0], activation: "relu" }, classic.layers[1]] });
    // z₁ = 0.05 w₁ + 0.1 · 0.2 + 0.35 is 0 at w₁ = −7.4.
    const { kinks } = along(relu, plain("W", 1, [1, 1]), { window: [-8, -7] });
    expect(kinks).toHaveLength(1);
    expect(kinks[0].quantities).toEqual(["z1[1]"]);
    expect(kinks[0].at).toBeCloseTo(-7.4, 1);
  });

  it("marks a kink once that lies on a point of the curve", () => {
    const onKink = like({
      layers: [
        { units: 1, activation: "relu", biasMode: "none", weights: [[0.25, 0]], bias: [] },
        { units: 1, activation: "identity", biasMode: "none", weights: [[1]], bias: [] },
      ],
      batch: { inputs: [[1, 1]], targets: [[0.5]] },
    });
    const { kinks } = along(onKink, plain("W", 1, [1, 1]), { window: [-1, 1] });
    expect(kinks).toEqual([{ at: 0, quantities: ["z1[1]"] }]);
  });

  it("has a gap where the loss is not finite, and says what stops being so", () => {
    const open = like({
      layers: [{ units: 1, activation: "identity", biasMode: "none", weights: [[0.5, 0]], bias: [] }],
      loss: { type: "crossEntropy", reduction: "sum" },
      batch: { inputs: [[1, 1]], targets: [[1]] },
    });
    const { gaps, losses } = along(open, plain("W", 1, [1, 1]));
    expect(gaps).toHaveLength(1);
    expect(gaps[0].window[0]).toBe(-1.5);
    expect(gaps[0].window[1]).toBeCloseTo(0, 1);
    expect(gaps[0].first).toContain("L");
    expect(Array.from(losses.slice(-100)).every(Number.isFinite)).toBe(true);
  });

  it("opens a round window wide enough for what is near, whatever is far off", () => {
    expect(windowAround(0, [0.04])).toEqual([-0.5, 0.5]);
    expect(windowAround(0, [3])).toEqual([-5, 5]);
    expect(windowAround(0, [1e9, Number.NaN])).toEqual([-0.5, 0.5]);
    expect(windowAround(30, [0.1])).toEqual([20, 40]);
  });

  it("opens a window of a tiny number's or a huge one's own size, with the step that is taken from there", () => {
    const half = (value: number, reaches: readonly number[]) => {
      const [from, to] = windowAround(value, reaches);
      expect(from + to).toBeCloseTo(2 * value, 9);
      return (to - from) / 2;
    };
    expect(half(1e-6, [])).toBeCloseTo(2e-6, 15);
    expect(half(-3e-5, [1e-5])).toBeCloseTo(1e-4, 15);
    expect(half(1e-6, [0.04])).toBeCloseTo(0.1, 12);
    expect(half(1e6, [3e5])).toBe(5e5);
    expect(half(-1e6, [5e5])).toBe(1e6);
    expect(half(1e6, [1e9])).toBe(5e5);
  });
});
