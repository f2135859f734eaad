import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as tuned from "../../../src/engine/math/kernels";
import * as plain from "../../../src/engine/math/plainKernels";
import { createRandom, normal } from "../../../src/engine/random";

/** Either module: the tests run the same calls through both. */
type Kernels = typeof plain;
type Buffers = Readonly<Record<string, Float64Array>>;

/** A kernel on some buffers, of which it writes the one named `written`. */
interface Call {
  readonly buffers: Buffers;
  readonly written: string;
  run(kernels: Kernels, buffers: Buffers): void;
}

const copyOf = (buffers: Buffers, change = (value: number) => value): Buffers =>
  Object.fromEntries(Object.entries(buffers).map(([name, values]) => [name, values.map(change)]));

/**
 * The tuned kernel gives what the plain one gives: the same NaN and infinities, and finite numbers within
 * 1e-12 of the sum of their terms' magnitudes, which is what the plain kernel makes of all magnitudes.
 */
function expectAgreement({ buffers, written, run }: Call, magnitudes = sumOfMagnitudes): void {
  const [got, want] = [copyOf(buffers), copyOf(buffers)];
  run(tuned, got);
  run(plain, want);
  const terms = magnitudes({ buffers, written, run });
  for (const name of Object.keys(buffers)) {
    const [a, b] = [got[name], want[name]];
    const wrong = a.findIndex((value, k) =>
      Number.isFinite(b[k]) && name === written
        ? !(Math.abs(value - b[k]) <= 1e-12 * terms[k])
        : !Object.is(value, b[k]),
    );
    if (wrong >= 0) expect.fail(`${name}[${wrong}] is ${a[wrong]}, plainly ${b[wrong]}`);
  }
}

function sumOfMagnitudes({ buffers, written, run }: Call): Float64Array {
  const magnitudes = copyOf(buffers, (value) => (Number.isFinite(value) ? Math.abs(value) : 0));
  run(plain, magnitudes);
  return magnitudes[written];
}

/** Numbers for a buffer; with `special`, some of them NaN, infinite or 0. */
function numbers(seed: number, count: number, special = false): Float64Array {
  const random = createRandom(seed);
  const specials = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0];
  return Float64Array.from({ length: count }, () =>
    special && random() < 0.1 ? specials[Math.floor(random() * specials.length)] : 3 * normal(random),
  );
}

describe("the affine kernels", () => {
  const biasCounts = (outputs: number) => [...new Set([0, 1, outputs])];

  function expectAllToAgree(outputs: number, inputs: number, batch: number, seed: number, special = false) {
    const buffer = (k: number, count: number) => numbers(seed + k, count, special);
    const W = buffer(1, outputs * inputs);
    const X = buffer(2, inputs * batch);
    const G = buffer(3, outputs * batch);
    for (const biases of biasCounts(outputs)) {
      expectAgreement({
        buffers: { W, X, b: buffer(4, biases), Z: numbers(seed + 5, outputs * batch, true) },
        written: "Z",
        run: (kernels, { W, X, b, Z }) => kernels.affine(W, X, b, Z, outputs, inputs, batch),
      });
      expectAgreement({
        buffers: { G, db: buffer(6, biases) },
        written: "db",
        run: (kernels, { G, db }) => kernels.affineBiasGradient(G, db, outputs, batch),
      });
    }
    expectAgreement({
      buffers: { W, G, dX: buffer(7, inputs * batch) },
      written: "dX",
      run: (kernels, { W, G, dX }) => kernels.affineInputGradient(W, G, dX, outputs, inputs, batch),
    });
    expectAgreement({
      buffers: { G, X, dW: buffer(8, outputs * inputs) },
      written: "dW",
      run: (kernels, { G, X, dW }) => kernels.affineWeightGradient(G, X, dW, outputs, inputs, batch),
    });
  }

  const size = fc.integer({ min: 1, max: 21 });
  const seed = fc.integer();

  it("agree with the plain ones in any small shape", () => {
    fc.assert(
      fc.property(size, size, size, seed, (outputs, inputs, batch, s) =>
        expectAllToAgree(outputs, inputs, batch, s),
      ),
      { numRuns: 400 },
    );
  });

  it("agree with the plain ones for a single example", () => {
    fc.assert(
      fc.property(size, size, seed, (outputs, inputs, s) => expectAllToAgree(outputs, inputs, 1, s)),
      { numRuns: 100 },
    );
  });

  it("let NaN and infinities through as the plain ones do", () => {
    fc.assert(
      fc.property(size, size, size, seed, (outputs, inputs, batch, s) =>
        expectAllToAgree(outputs, inputs, batch, s, true),
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    [50, 784, 7],
    [10, 50, 100],
    [3, 2, 255],
    [2, 3, 256],
    [9, 11, 257],
    [17, 10, 600],
    [4, 300, 3],
    [64, 64, 1],
  ])("agree with the plain ones for %i units of %i inputs and %i examples", (outputs, inputs, batch) => {
    expectAllToAgree(outputs, inputs, batch, 1);
  });

  it("compute the example worked by hand", () => {
    const W = Float64Array.of(1, 2, 3, 4);
    const X = Float64Array.of(5, 6, 7, 8);
    const Z = new Float64Array(4);
    tuned.affine(W, X, Float64Array.of(100, 200), Z, 2, 2, 2);
    expect([...Z]).toEqual([119, 122, 243, 250]);
    tuned.affine(W, X, Float64Array.of(100), Z, 2, 2, 2);
    expect([...Z]).toEqual([119, 122, 143, 150]);
    tuned.affine(W, X, new Float64Array(0), Z, 2, 2, 2);
    expect([...Z]).toEqual([19, 22, 43, 50]);
  });

  it("add to the gradients that are there", () => {
    const W = Float64Array.of(1, 2, 3, 4);
    const G = Float64Array.of(1, 0, 0, 1);
    const [dW, dX] = [Float64Array.of(10, 20, 30, 40), Float64Array.of(10, 20, 30, 40)];
    tuned.affineWeightGradient(G, W, dW, 2, 2, 2);
    expect([...dW]).toEqual([11, 23, 32, 44]);
    tuned.affineInputGradient(W, G, dX, 2, 2, 2);
    expect([...dX]).toEqual([11, 23, 32, 44]);
    const [own, shared] = [Float64Array.of(10, 20), Float64Array.of(10)];
    tuned.affineBiasGradient(Float64Array.of(1, 2, 3, 4), own, 2, 2);
    expect([...own]).toEqual([13, 27]);
    tuned.affineBiasGradient(Float64Array.of(1, 2, 3, 4), shared, 2, 2);
    expect([...shared]).toEqual([20]);
  });
});

describe.each(["tanh", "sigmoid", "relu"] as const)("the loops of %s", (id) => {
  const count = fc.integer({ min: 0, max: 40 });

  it("agree with the plain ones, and touch nothing behind the count", () => {
    fc.assert(
      fc.property(count, fc.integer(), fc.boolean(), (count, seed, special) => {
        expectAgreement({
          buffers: { z: numbers(seed, count + 3, special), y: numbers(seed + 1, count + 3) },
          written: "y",
          run: (kernels, { z, y }) => kernels[`${id}Forward`](z, y, count),
        });
        expectAgreement(
          {
            buffers: {
              y: numbers(seed + 2, count + 3, special),
              g: numbers(seed + 3, count + 3, special),
              dz: numbers(seed + 4, count + 3),
            },
            written: "dz",
            // The magnitudes of the terms in 1 − y² and y(1 − y) are those at −|y|.
            run: (kernels, { y, g, dz }) => kernels[`${id}Backward`](y, g, dz, count),
          },
          ({ buffers: { y, g, dz } }) =>
            dz.map((d, k) => Math.abs(d) + Math.abs(g[k]) * (1 + y[k] * y[k] + Math.abs(y[k]))),
        );
      }),
    );
  });
});

describe("relu", () => {
  it("hides no NaN, and its slope at 0 is 0", () => {
    const y = new Float64Array(6);
    tuned.reluForward(Float64Array.of(-2, -0, 0, 3, Number.NaN, Number.POSITIVE_INFINITY), y, 6);
    expect([...y]).toEqual([0, 0, 0, 3, Number.NaN, Number.POSITIVE_INFINITY]);
    const dz = Float64Array.of(1, 1, 1);
    tuned.reluBackward(Float64Array.of(0, 2, -0), Float64Array.of(5, 5, 5), dz, 3);
    expect([...dz]).toEqual([1, 6, 1]);
  });
});

describe("the scalar functions from tables", () => {
  /** The largest relative difference; below the normal numbers, one unit in the last place is allowed. */
  function largestDifference(
    got: (x: number) => number,
    want: (x: number) => number,
    points: Iterable<number>,
  ) {
    let largest = 0;
    let where = Number.NaN;
    for (const x of points) {
      const [a, b] = [got(x), want(x)];
      const difference = Math.max(0, Math.abs(a - b) - Number.MIN_VALUE) / Math.abs(b || 1);
      if (difference > largest || Number.isNaN(difference)) [largest, where] = [difference, x];
    }
    return { largest, where };
  }

  /** Evenly from `low` to `high`, off the table's raster, and on and beside its middles. */
  function* sweep(low: number, high: number, count: number) {
    for (let k = 0; k <= count; k++) yield low + ((high - low) * (k + 0.37)) / (count + 1);
    for (const steps of [64, 256 / Math.LN2])
      for (let k = Math.ceil(low * steps); k <= high * steps; k++)
        for (const place of [k, k + 0.5 - 1e-10, k + 0.5, k + 0.5 + 1e-10]) yield place / steps;
  }

  function* powersOfTwo() {
    for (let power = 4; power >= -1074; power--) for (const m of [1, 1.3, 1.7]) yield m * 2 ** power;
  }

  const negated = function* (points: Iterable<number>) {
    for (const x of points) yield -x;
  };

  it("tanh is within 1e-15 of Math.tanh", () => {
    for (const points of [
      sweep(-25, 25, 200_000),
      sweep(-0.05, 0.05, 50_000),
      powersOfTwo(),
      negated(powersOfTwo()),
    ])
      expect(largestDifference(tuned.tanh, Math.tanh, points).largest).toBeLessThan(1e-15);
  });

  it("the sigmoid is within 1e-15 of the stable form, down to the smallest numbers", () => {
    for (const points of [
      sweep(-750, 50, 200_000),
      sweep(-1, 1, 50_000),
      powersOfTwo(),
      negated(powersOfTwo()),
    ])
      expect(largestDifference(tuned.sigmoid, plain.sigmoid, points).largest).toBeLessThan(1e-15);
    expect(Math.abs(tuned.sigmoid(-700) / Math.exp(-700) - 1)).toBeLessThan(1e-15);
  });

  it("decay is within 1e-15 of Math.exp", () => {
    for (const points of [sweep(0, 750, 200_000), sweep(0, 1, 50_000), powersOfTwo()])
      expect(largestDifference(tuned.decay, plain.decay, points).largest).toBeLessThan(1e-15);
  });

  it.each([
    ["tanh", 0, 0],
    ["tanh", -0, -0],
    ["tanh", Number.MIN_VALUE, Number.MIN_VALUE],
    ["tanh", -Number.MIN_VALUE, -Number.MIN_VALUE],
    ["tanh", 20, 1],
    ["tanh", -1e300, -1],
    ["tanh", Number.POSITIVE_INFINITY, 1],
    ["tanh", Number.NEGATIVE_INFINITY, -1],
    ["tanh", Number.NaN, Number.NaN],
    ["sigmoid", 0, 0.5],
    ["sigmoid", -0, 0.5],
    ["sigmoid", 40, 1],
    ["sigmoid", 1e300, 1],
    ["sigmoid", -745, Number.MIN_VALUE],
    ["sigmoid", -746, 0],
    ["sigmoid", -1000, 0],
    ["sigmoid", Number.POSITIVE_INFINITY, 1],
    ["sigmoid", Number.NEGATIVE_INFINITY, 0],
    ["sigmoid", Number.NaN, Number.NaN],
    ["decay", 0, 1],
    ["decay", 745, Number.MIN_VALUE],
    ["decay", 746, 0],
    ["decay", 1e300, 0],
    ["decay", Number.POSITIVE_INFINITY, 0],
    ["decay", Number.NaN, Number.NaN],
  ] as const)("%s(%d) is %d", (id, x, y) => {
    expect(tuned[id](x)).toBe(y);
  });
});

describe("the softmax kernels", () => {
  /** Scores up to ±1000 in some columns; targets one-hot, soft, all 0 or with a sum other than 1. */
  function expectAllToAgree(units: number, batch: number, seed: number, special: boolean) {
    const random = createRandom(seed);
    const Z = numbers(seed + 1, units * batch, special);
    const wide = Float64Array.from({ length: batch }, () => (random() < 0.3 ? 300 : 1));
    const kinds = Float64Array.from({ length: batch }, () => Math.floor(4 * random()));
    const right = Float64Array.from({ length: batch }, () => Math.floor(units * random()));
    const T = new Float64Array(units * batch);
    for (let k = 0; k < units; k++)
      for (let n = 0; n < batch; n++) {
        Z[k * batch + n] *= wide[n];
        T[k * batch + n] = [k === right[n] ? 1 : 0, random() / units, 0, random() * 3][kinds[n]];
      }
    const Y = numbers(seed + 2, units * batch);
    const losses = numbers(seed + 3, batch);
    const ones = new Float64Array(units * batch).fill(1);
    expectAgreement(
      {
        buffers: { Z, Y },
        written: "Y",
        run: (kernels, { Z, Y }) => kernels.softmaxForward(Z, Y, units, batch),
      },
      () => ones,
    );

    const lossTerms = () =>
      Float64Array.from({ length: batch }, (_, n) => {
        let terms = 1;
        for (let k = n; k < Z.length; k += batch)
          terms += 2 * Math.abs(T[k]) * Math.max(...finite(Z, n, batch));
        return terms;
      });
    expectAgreement(
      {
        buffers: { Z, T, losses },
        written: "losses",
        run: (kernels, { Z, T, losses }) => kernels.crossEntropyFromLogits(Z, T, losses, units, batch),
      },
      lossTerms,
    );
    for (const [written, terms] of [
      ["losses", lossTerms],
      ["Y", () => ones],
    ] as const) {
      const both: Call = {
        buffers: { Z, T, Y, losses },
        written,
        run: (kernels, { Z, T, Y, losses }) => {
          kernels.softmaxCrossEntropyForward(Z, T, Y, losses, units, batch);
          if (written === "Y") losses.fill(0);
          else Y.fill(0);
        },
      };
      expectAgreement(both, terms);
    }

    const probabilities = new Float64Array(units * batch);
    plain.softmaxForward(Z, probabilities, units, batch);
    expectAgreement(
      {
        buffers: {
          Y: probabilities,
          T,
          scale: numbers(seed + 4, batch, special),
          dZ: numbers(seed + 5, units * batch),
        },
        written: "dZ",
        run: (kernels, { Y, T, scale, dZ }) => kernels.softmaxMinusTarget(Y, T, scale, dZ, units, batch),
      },
      ({ buffers: { Y, T, scale, dZ } }) =>
        dZ.map((d, k) => {
          let targets = 0;
          for (let j = k % batch; j < T.length; j += batch) targets += T[j];
          return Math.abs(d) + Math.abs(scale[k % batch]) * (Y[k] * targets + T[k]);
        }),
    );
  }

  const finite = (Z: Float64Array, n: number, batch: number) => [
    1,
    ...Z.filter((z, k) => k % batch === n && Number.isFinite(z)).map(Math.abs),
  ];

  it("agree with the plain ones in any shape, NaN and infinities included", () => {
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(size, size, fc.integer(), fc.boolean(), (units, batch, seed, special) =>
        expectAllToAgree(units, batch, seed, special),
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    [
      [1000, -1000],
      [1, 0],
    ],
    [
      [-1000, -1000],
      [0.5, 0.5],
    ],
    [
      [3, Number.NEGATIVE_INFINITY],
      [1, 0],
    ],
    [
      [0, Number.NaN],
      [Number.NaN, Number.NaN],
    ],
    [
      [0, Number.POSITIVE_INFINITY],
      [Number.NaN, Number.NaN],
    ],
    [
      [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
      [Number.NaN, Number.NaN],
    ],
  ])("softmax of %j is %j", (scores, probabilities) => {
    const Y = new Float64Array(2);
    tuned.softmaxForward(Float64Array.from(scores), Y, 2, 1);
    expect([...Y]).toEqual(probabilities);
  });

  it.each([
    ["far off", [1000, -1000], [0, 1], 2000],
    ["right", [1000, -1000], [1, 0], 0],
    ["undecided", [7, 7, 7, 7], [0, 1, 0, 0], Math.log(4)],
    ["impossible but not wanted", [2, Number.NEGATIVE_INFINITY], [1, 0], 0],
    ["impossible and wanted", [2, Number.NEGATIVE_INFINITY], [0, 1], Number.POSITIVE_INFINITY],
    ["wanted by nobody", [2, Number.NEGATIVE_INFINITY], [0, 0], 0],
    ["not a number", [Number.NaN, 1], [0, 1], Number.NaN],
    ["of targets that sum to 3", [0, 0], [1, 2], 3 * Math.LN2],
  ])("the loss of scores that are %s", (_name, scores, targets, loss) => {
    const losses = new Float64Array(1);
    tuned.crossEntropyFromLogits(
      Float64Array.from(scores),
      Float64Array.from(targets),
      losses,
      scores.length,
      1,
    );
    expect(losses[0]).toBe(loss);
    tuned.softmaxCrossEntropyForward(
      Float64Array.from(scores),
      Float64Array.from(targets),
      new Float64Array(scores.length),
      losses,
      scores.length,
      1,
    );
    expect(losses[0]).toBe(loss);
  });

  it("the gradient adds scale · (y Σt − t)", () => {
    const dZ = Float64Array.of(10, 20, 30, 40);
    const Y = Float64Array.of(0.25, 0.5, 0.75, 0.5);
    tuned.softmaxMinusTarget(Y, Float64Array.of(1, 2, 0, 2), Float64Array.of(2, 3), dZ, 2, 2);
    expect([...dZ]).toEqual([10 + 2 * (0.25 - 1), 20 + 3 * (2 - 2), 30 + 2 * 0.75, 40 + 3 * (2 - 2)]);
  });
});
