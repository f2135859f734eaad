/** What a sheet's exercise is held to: a program's numbers, by name, and where the golden file has them. */
export interface Reference {
  /** Texts of the program that are exchanged first. */
  readonly with?: Readonly<Record<string, string>>;
  /** A variable, or `d…/d…` for a gradient, or one number of either with its index. */
  readonly numbers: Readonly<Record<string, unknown>>;
}

// biome-ignore lint/suspicious/noExplicitAny: each exercise's results have a form of their own
type Results = any;

const table = (rows: Results[], field: string): number[] => rows.map((row) => row[field]);

/** By exercise: from its golden results. */
export const references: Readonly<Record<string, (results: Results) => readonly Reference[]>> = {
  "D-P3": ({ example1, example2 }) => [
    {
      numbers: { x: example1.x, y: example1.y, J: example1.jacobian, "dy1/dx": example1.jacobian[0] },
    },
    {
      with: { "np.array([1.0, 2.0, 3.0])": `np.array([${example2.x}])`, "y1, y2, y3": "y1, y2, y3, y4" },
      numbers: { y: example2.y, J: example2.jacobian, "dy1/dx": example2.jacobian[0] },
    },
  ],
  "D-P4-ELU": ({ table: all }) =>
    [1, 0.5, 2].map((alpha) => {
      const rows = all.filter((row: Results) => row.alpha === alpha);
      return {
        with: { "alpha = 1.0": `alpha = ${alpha}` },
        numbers: {
          x: table(rows, "x"),
          y: table(rows, "elu"),
          "ds/dx": table(rows, "derivative"),
          dx: table(rows, "derivative"),
        },
      };
    }),
  "D-P6": (results) => {
    const { bayesIntervalOfClass0, logisticRegression } =
      results["second_parameter_is_the_variance (2 and 3, as the solution assumes)"].oneDimension;
    const { w, b, crossEntropyNats } = logisticRegression;
    const [low, high] = bayesIntervalOfClass0;
    return [
      {
        with: { "w = -0.8054": `w = ${w}`, "b = 0.8376": `b = ${b}` },
        numbers: { L: crossEntropyNats, low, high },
      },
    ];
  },
  "D-P7-8": ({ table: all }) =>
    all.map(({ logits, naive, stableSoftmax, stableLogSoftmax, crossEntropyForEachTrueClass }: Results) => ({
      with: {
        "np.array([1000.0, 0.0, -1000.0])": `np.array([${logits.map((z: number) => z.toFixed(1))}])`,
        "np.array([0.0, 0.0, 1.0])": `np.array([${logits.map((_: number, k: number) => (k === logits.length - 1 ? "1.0" : "0.0"))}])`,
      },
      numbers: {
        naive,
        y: stableSoftmax,
        log_y: stableLogSoftmax,
        L: crossEntropyForEachTrueClass.at(-1),
      },
    })),
  "D-P8": (results) => [
    { numbers: { x_ema: results["ema_lr_0.1"].at(-1), x_classic: results["classic_lr_0.01"].at(-1) } },
    ...[1, 2, 3, 4, 5, 6, 7].map((steps) => ({
      with: { "range(8)": `range(${steps})`, "a_ema = 0.1": "a_ema = 0.01" },
      numbers: {
        x_ema: results["ema_lr_0.01"][steps - 1],
        x_classic: results["classic_lr_0.01"][steps - 1],
      },
    })),
  ],
  "A-Q1": (results) => [
    {
      numbers: {
        x: results.x,
        A: results.A,
        f: results["f(x)=xTAx"],
        "df/dx": results["grad_x f = 2Ax"],
        h: results["h(A)=trace(xxTA)"],
        "df/dA": results["grad_A h = xxT"],
      },
    },
  ],
  "A-Q2": (results) => [
    {
      numbers: {
        X: results.X,
        y: results.y,
        lam: results.lambda,
        theta: results.theta,
        L: results.L2,
        "dL/dtheta": results.gradient,
        plain: results.leastSquaresSolution,
        best: results["ridge_solution_(XTX+2 lambda I)"],
      },
    },
    {
      with: { "np.array([0.3, -0.2, 0.1])": `np.array([${results["ridge_solution_(XTX+2 lambda I)"]}])` },
      numbers: { "dL/dtheta": [0, 0, 0] },
    },
  ],
  "A-Q3": ({ fairCoin, fairDie, biasedCoin, log2Of07, log2Of03, term07, term03, identity }) => [
    {
      numbers: {
        H_coin: fairCoin,
        H_die: fairDie,
        H_p: biasedCoin,
        log_p: [log2Of07, log2Of03],
        term: [term07, term03],
        q1: identity.p,
        q2: identity.q,
        H_pq: identity["H(p,q)"],
        KL: identity["KL(p||q)"],
        gap: 0,
      },
    },
  ],
  "A-Q4": ({ doublePrecision }) =>
    doublePrecision.slice(0, 4).map(({ h, forward, central, forwardError, centralError }: Results) => ({
      with: { "h = 0.1": `h = ${h}` },
      numbers: { forward, central, e_forward: forwardError, e_central: centralError },
    })),
  "A-Q5": (results) => [
    {
      with: { "np.array([1.0, 0.2])": `np.array([${results.minimiserMulticlass}])` },
      numbers: { X: results.X, y: results.y, lam: results.lambda },
    },
  ],
  "A-Q6": (results) => [
    {
      numbers: {
        W: results["W (D x K, columns w_k)"],
        x: results.x,
        L: results.loss,
        p: results.p,
        "dL/dW": results.gradient,
      },
    },
  ],
  "A-Q7": (results) => [
    {
      numbers: {
        w3: results["constant_alpha_0.02"].scheme3.at(-1),
        w4: results["constant_alpha_0.02"].scheme4.at(-1),
      },
    },
    {
      with: { "0.02, 0.02, 0.02, 0.02, 0.02, 0.02": String(results.alphaSchedule) },
      numbers: {
        w3: results.withAlphaSchedule.scheme3.at(-1),
        w4: results.withAlphaSchedule.scheme4.at(-1),
      },
    },
  ],
  "B-Q1": ({ table: all }) => {
    const rows = all.filter(({ x }: Results) => [-30, -2, -0.5, 0.5, 2, 30].includes(x));
    return [
      {
        numbers: {
          x: table(rows, "x"),
          s: table(rows, "sigmoid"),
          by_tanh: table(rows, "(tanh(x/2)+1)/2"),
          ln_s: table(rows, "ln sigmoid"),
          by_softplus: table(rows, "-softplus(-x)"),
          "dS_sigmoid/dx": table(rows, "sigmoid'"),
          dS_tanh_dx: table(rows, "tanh'"),
          dS_softplus_dx: table(rows, "softplus'"),
          dS_abs_dx: table(rows, "abs'"),
          dS_rect_dx: table(rows, "rect'"),
        },
      },
    ];
  },
  "B-Q3.5": ({ penaltyTermsOfThePrintedWeights: terms }) => [
    {
      numbers: {
        decay_1: terms["sum|W1|"] + terms["sum|W2|"],
        decay_2: terms["sum W1^2"] + terms["sum W2^2"],
      },
    },
  ],
  "C-P2": ({ clippingDemo }) => [
    {
      numbers: {
        prob_true: clippingDemo.probabilitiesOfTheTrueClass,
        clipped: clippingDemo.clippedLoss,
        spoiled: clippingDemo.documentLoss,
      },
    },
  ],
  "E-Q2": ({ y, t, p, E, gradient, oneHotClassIndex1 }) => [
    { numbers: { y, t, p, E, "dE/dy": gradient } },
    {
      with: { "np.array([0.5, 0.2, 0.4, 0.3])": "np.array([0.0, 1.0, 0.0, 0.0])" },
      numbers: { E: oneHotClassIndex1.E, "dE/dy": oneHotClassIndex1.gradient },
    },
  ],
};
