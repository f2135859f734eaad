import hardtanh from "../../ops/elementwise/choices/hardtanh";
import pick from "../../ops/shapes/pick";
import { applied } from "../arrays/arithmetic";
import { itemAt } from "../arrays/indexing";
import { itemsOf } from "../arrays/items";
import { commonDtype } from "../arrays/types";
import { libraryByName } from "../functions";
import { axisOf } from "../functions/axisArguments";
import { by, type Use } from "../functions/composed/use";
import { Arguments, type BuiltIn, builtIn, type Call } from "../functions/function";
import { reductionArgument } from "../functions/losses/loss";
import { arrayIn } from "../functions/reductions";
import { reshaped } from "../functions/reshaping";
import { taken } from "../functions/shapes/picking";
import { ProgramFault } from "../parse/tree/fault";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, Tuple, type Value } from "../values/value";
import { topIndices } from "./topIndices";

const use: Use = (call, name, positional, keywords = {}) =>
  (libraryByName.get(name) as BuiltIn).call({
    ...call,
    library: "torch",
    name,
    positional,
    keywords: new Map(Object.entries(keywords)),
  });

const firstTensor = (call: Call) => arrayIn(call, call.positional[0] ?? call.keywords.get("input") ?? null);
const float = (value: number) => new Float(value);

/** Of one tensor, number by number. */
const ofOneTensor = (names: readonly string[], f: (call: Call, x: NDArray) => Value) =>
  builtIn(names, (call) => f(call, firstTensor(call)));

/** A product of a norm with itself in the way: x / max(‖x‖, ε). */
function normalized(call: Call, x: NDArray, p: Value, dim: Value, eps: number): Value {
  const norm = use(call, "norm", [x, p, dim], { keepdim: true });
  return by(call, "/", x, use(call, "clamp", [norm], { min: float(eps) }));
}

/** How far rows are from one another: ‖a − b + ε‖, where ε keeps the slope at 0 finite. */
const distance = (call: Call, a: Value, b: Value, p: Value, eps: Value, keepdim = false) =>
  use(call, "norm", [by(call, "+", by(call, "-", a, b), eps), p, new Int(-1)], { keepdim });

/** Held between limits; at a limit itself nothing passes back, other than with clamp. */
function held(call: Call, x: NDArray, low: number, high: number): NDArray {
  const dtype = commonDtype([x], call.machine.defaultFloat);
  return applied(call.machine, hardtanh.create(low, high), [x], dtype, "HardtanhBackward0");
}

/** Functions of PyTorch that are made of others, so that gradients pass through those. */
const composed: readonly BuiltIn[] = [
  builtIn(["linear"], (call) => {
    const given = new Arguments(call, "input weight bias");
    const weight = arrayIn(call, given.require("weight"));
    const turned = weight.shape.length === 2 ? use(call, "t", [weight]) : weight;
    const product = by(call, "@", given.require("input"), turned);
    const bias = given.given("bias");
    if (bias === undefined) return product;
    const sum = by(call, "+", product, bias) as NDArray;
    if (sum.isResult && sum.shape.length === 2) sum.gradFunction = "AddmmBackward0";
    return sum;
  }),
  builtIn(["addmm"], (call) => {
    const given = new Arguments(call, "input mat1 mat2");
    const sum = by(
      call,
      "+",
      given.require("input"),
      by(call, "@", given.require("mat1"), given.require("mat2")),
    ) as NDArray;
    if (sum.isResult) sum.gradFunction = "AddmmBackward0";
    return sum;
  }),
  builtIn(["masked_fill"], (call) => {
    const given = new Arguments(call, "input mask value");
    const result = use(call, "where", [
      given.require("mask"),
      given.require("value"),
      given.require("input"),
    ]) as NDArray;
    if (result.isResult) result.gradFunction = "MaskedFillBackward0";
    return result;
  }),
  builtIn(["fill_diagonal_"], (call) => {
    const given = new Arguments(call, "input fill_value");
    const matrix = arrayIn(call, given.require("input"));
    use(call, "fill_diagonal", [matrix, given.require("fill_value")]);
    return matrix;
  }),
  builtIn(["masked_select"], (call) => {
    const given = new Arguments(call, "input mask");
    const result = itemAt(call.machine, arrayIn(call, given.require("input")), given.require("mask"));
    if (result.isResult) result.gradFunction = "MaskedSelectBackward0";
    return result;
  }),
  builtIn(["unbind"], (call) => {
    const given = new Arguments(call, "input dim");
    if (given.integer("dim", 0) !== 0) throw new ProgramFault("unbind: only the first dim is known here");
    const rows = itemsOf(call.machine, arrayIn(call, given.require("input")));
    for (const row of rows) if (row instanceof NDArray && row.isResult) row.gradFunction = "UnbindBackward0";
    return new Tuple(rows);
  }),
  builtIn(["topk"], (call) => {
    const given = new Arguments(call, "input k dim largest sorted");
    const x = arrayIn(call, given.require("input"));
    // Sorted is one of the orders that sorted=False leaves open.
    given.get("sorted");
    const rank = Math.max(1, x.shape.length);
    if (axisOf(given.given("dim") ?? new Int(-1), rank, x.shape) !== rank - 1)
      throw new ProgramFault("topk: only the last dim is known here");
    const k = given.integer("k", 1);
    const length = x.shape[rank - 1] ?? 1;
    if (k < 0 || k > length)
      throw new ProgramFault(`topk: k = ${k} is outside of the ${length} numbers along the last dim`);
    const values = numbersOf(x);
    const within: number[] = [];
    const where: number[] = [];
    for (let from = 0; from < values.length; from += length)
      for (const index of topIndices(
        values.subarray(from, from + length),
        k,
        given.isTrue("largest", true),
      )) {
        within.push(index);
        where.push(from + index);
      }
    const shape = x.shape.length === 0 ? [] : [...x.shape.slice(0, -1), k];
    const op = pick.create(
      shape,
      Int32Array.from(where),
      "Picks numbers by size; each takes its gradient along.",
    );
    const picked = applied(call.machine, op, [x], x.dtype, "TopkBackward0");
    const parts = [picked, arrayOf(Float64Array.from(within), shape, "int64", "tensor")];
    return new Tuple(parts, ["values", "indices"], "torch.return_types.topk");
  }),
  builtIn(["std_mean", "var_mean"], (call) => {
    const keywords = Object.fromEntries(call.keywords);
    const spread = use(call, call.name.includes("std") ? "std" : "var", call.positional, keywords);
    return new Tuple([spread, use(call, "mean", call.positional.slice(0, 2), keywords)]);
  }),
  builtIn(["lerp"], (call) => {
    const given = new Arguments(call, "input end weight");
    const [start, end, weight] = ["input", "end", "weight"].map((name) => given.require(name));
    return by(call, "+", start, by(call, "*", weight, by(call, "-", end, start)));
  }),
  ofOneTensor(["logit"], (call, x) => use(call, "log", [by(call, "/", x, by(call, "-", float(1), x))])),
  builtIn(["normalize"], (call) => {
    const given = new Arguments(call, "input p dim eps");
    return normalized(
      call,
      arrayIn(call, given.require("input")),
      given.given("p") ?? float(2),
      given.given("dim") ?? new Int(1),
      given.number("eps", 1e-12),
    );
  }),
  builtIn(["cosine_similarity"], (call) => {
    const given = new Arguments(call, "x1 x2 dim eps");
    const dim = given.given("dim") ?? new Int(1);
    const [a, b] = ["x1", "x2"].map((name) =>
      normalized(call, arrayIn(call, given.require(name)), float(2), dim, given.number("eps", 1e-8)),
    );
    return use(call, "sum", [by(call, "*", a, b), dim]);
  }),
  builtIn(["pairwise_distance"], (call) => {
    const given = new Arguments(call, "x1 x2 p eps keepdim");
    const [p, eps] = [given.given("p") ?? float(2), float(given.number("eps", 1e-6))];
    return distance(call, given.require("x1"), given.require("x2"), p, eps, given.isTrue("keepdim"));
  }),
  builtIn(["triplet_margin_loss"], (call) => {
    const given = new Arguments(
      call,
      "anchor positive negative margin p eps swap size_average reduce reduction",
    );
    const [anchor, positive, negative] = ["anchor", "positive", "negative"].map((name) =>
      given.require(name),
    );
    const [p, eps] = [given.given("p") ?? float(2), float(given.number("eps", 1e-6))];
    if (given.isTrue("swap")) throw new ProgramFault("triplet_margin_loss: swap=True isn't known here");
    const apart = by(
      call,
      "-",
      distance(call, anchor, positive, p, eps),
      distance(call, anchor, negative, p, eps),
    );
    const far = by(call, "+", apart, float(given.number("margin", 1)));
    return reducedLosses(call, given, use(call, "clamp", [far], { min: float(0) }));
  }),
  builtIn(["layer_norm"], (call) => {
    const given = new Arguments(call, "input normalized_shape weight bias eps");
    const x = arrayIn(call, given.require("input"));
    const lengths = itemsOf(call.machine, given.require("normalized_shape")).length;
    const dims = new Tuple(Array.from({ length: lengths }, (_, k) => new Int(k - lengths)));
    const mean = use(call, "mean", [x, dims], { keepdim: true });
    const centred = by(call, "-", x, mean);
    const variance = use(call, "mean", [by(call, "**", centred, new Int(2)), dims], { keepdim: true });
    const scaled = by(
      call,
      "/",
      centred,
      use(call, "sqrt", [by(call, "+", variance, float(given.number("eps", 1e-5)))]),
    );
    const [weight, bias] = [given.given("weight"), given.given("bias")];
    const weighted = weight === undefined ? scaled : by(call, "*", scaled, weight);
    const result = (bias === undefined ? weighted : by(call, "+", weighted, bias)) as NDArray;
    if (result.isResult) result.gradFunction = "NativeLayerNormBackward0";
    return result;
  }),
  builtIn(["dropout"], (call) => {
    const given = new Arguments(call, "input p training inplace");
    const isRandom = given.number("p", 0.5) > 0;
    if (given.isTrue("training", true) && isRandom)
      throw new ProgramFault(
        "dropout is random in training, and which numbers PyTorch drops depends on how it was built: call model.eval(), take p=0, or multiply by a mask of your own, as (torch.rand(x.shape) > p) / (1 - p)",
      );
    return given.require("input");
  }),
  builtIn(["embedding"], (call) => {
    const given = new Arguments(call, "input weight");
    const weight = arrayIn(call, given.require("weight"));
    const labels = arrayIn(call, given.require("input"));
    const outside = numbersOf(labels).find((row) => !(row >= 0 && row < weight.shape[0]));
    if (outside !== undefined)
      throw new ProgramFault(
        `embedding: the index ${outside} is outside of the ${weight.shape[0]} rows, which count from 0`,
        undefined,
        { type: "IndexError", text: "index out of range in self" },
      );
    const rows = taken(call, weight, [...numbersOf(labels)], 0);
    if (rows.isResult) rows.gradFunction = "EmbeddingBackward0";
    return reshaped(call.machine, rows, [...labels.shape, ...weight.shape.slice(1)], "EmbeddingBackward0");
  }),
  ofOneTensor(["relu6"], (call, x) => held(call, x, 0, 6)),
  builtIn(["hardtanh"], (call) => {
    const given = new Arguments(call, "input min_val max_val inplace");
    const x = arrayIn(call, given.require("input"));
    return held(call, x, given.number("min_val", -1), given.number("max_val", 1));
  }),
  ofOneTensor(["selu"], (call, x) =>
    by(call, "*", float(1.0507009873554805), use(call, "elu", [x], { alpha: float(1.6732632423543772) })),
  ),
  builtIn(["celu"], (call) => {
    const given = new Arguments(call, "input alpha inplace");
    const alpha = float(given.number("alpha", 1));
    const x = arrayIn(call, given.require("input"));
    return by(call, "*", alpha, use(call, "elu", [by(call, "/", x, alpha)]));
  }),
  ofOneTensor(["mish"], (call, x) => by(call, "*", x, use(call, "tanh", [use(call, "softplus", [x])]))),
  builtIn(["gelu"], (call) => {
    const given = new Arguments(call, "input approximate");
    const x = arrayIn(call, given.require("input"));
    const how = given.text("approximate", "none");
    if (how === "none") return use(call, "gelu", [x]);
    if (how !== "tanh") throw new ProgramFault(`gelu: approximate is "none" or "tanh", not “${how}”`);
    const cubed = by(call, "*", float(0.044715), by(call, "**", x, new Int(3)));
    const inner = by(call, "*", float(Math.sqrt(2 / Math.PI)), by(call, "+", x, cubed));
    const result = by(
      call,
      "*",
      by(call, "*", float(0.5), x),
      by(call, "+", float(1), use(call, "tanh", [inner])),
    ) as NDArray;
    if (result.isResult) result.gradFunction = "GeluBackward0";
    return result;
  }),
  ofOneTensor(["softsign"], (call, x) => by(call, "/", x, by(call, "+", use(call, "abs", [x]), new Int(1)))),
  ofOneTensor(["tanhshrink"], (call, x) => by(call, "-", x, use(call, "tanh", [x]))),
  ofOneTensor(["hardsigmoid"], (call, x) =>
    by(call, "/", held(call, by(call, "+", x, new Int(3)) as NDArray, 0, 6), new Int(6)),
  ),
  builtIn(["new_zeros", "new_ones"], (call) => {
    const dtype = call.keywords.get("dtype") ?? firstTensor(call).dtype;
    const requiresGrad = call.keywords.get("requires_grad") ?? false;
    return use(call, call.name.endsWith("zeros") ? "zeros" : "ones", call.positional.slice(1), {
      dtype,
      requires_grad: requiresGrad,
    });
  }),
  builtIn(["new_tensor"], (call) =>
    use(call, "tensor", [call.positional[1] ?? null], { dtype: firstTensor(call).dtype }),
  ),
  builtIn(["view_as", "reshape_as"], (call) => {
    const other = arrayIn(call, call.positional[1] ?? null);
    return reshaped(call.machine, firstTensor(call), other.shape, "ViewBackward0");
  }),
  builtIn(["expand_as"], (call) => {
    const other = arrayIn(call, call.positional[1] ?? null);
    return use(call, "expand", [firstTensor(call), ...other.shape.map((length) => new Int(length))]);
  }),
  builtIn(["hinge_embedding_loss"], (call) => {
    const given = new Arguments(call, "input target margin size_average reduce reduction");
    const [x, t] = [given.require("input"), given.require("target")];
    const far = use(call, "clamp", [by(call, "-", float(given.number("margin", 1)), x)], { min: float(0) });
    const losses = use(call, "where", [use(call, "eq", [t, new Int(1)]), x, far]);
    return reducedLosses(call, given, losses);
  }),
  builtIn(["soft_margin_loss"], (call) => {
    const given = new Arguments(call, "input target size_average reduce reduction");
    const product = by(call, "*", by(call, "-", new Int(0), given.require("target")), given.require("input"));
    return reducedLosses(call, given, use(call, "softplus", [product]));
  }),
  builtIn(["multi_margin_loss"], (call) => {
    const given = new Arguments(call, "input target p margin weight size_average reduce reduction");
    const x = arrayIn(call, given.require("input"));
    const labels = arrayIn(call, given.require("target"));
    const column = reshaped(call.machine, labels, [...labels.shape, 1]);
    const classes = x.shape[x.shape.length - 1];
    const own = use(call, "gather", [x, new Int(-1), column]);
    const far = by(call, "+", by(call, "-", x, own), float(given.number("margin", 1)));
    // Its hinge has the slope 0 at its corner, as relu has; those of the other losses have 1, as clamp.
    const hinges = by(call, "**", use(call, "relu", [far]), given.given("p") ?? new Int(1));
    const others = by(call, "-", new Int(1), use(call, "one_hot", [labels, new Int(classes)]));
    const losses = use(call, "sum", [by(call, "*", hinges, others), new Int(-1)]);
    return reducedLosses(call, given, by(call, "/", losses, new Int(classes)));
  }),
  builtIn(["margin_ranking_loss"], (call) => {
    const given = new Arguments(call, "input1 input2 target margin size_average reduce reduction");
    const difference = by(call, "-", given.require("input2"), given.require("input1"));
    const product = by(call, "*", given.require("target"), difference);
    return reducedLosses(
      call,
      given,
      use(call, "clamp", [by(call, "+", product, float(given.number("margin", 0)))], { min: float(0) }),
    );
  }),
];

function reducedLosses(call: Call, given: Arguments, losses: Value): Value {
  const how = reductionArgument(given);
  return how === "none" ? losses : use(call, how === "sum" ? "sum" : "mean", [losses]);
}

/** By each of their names. */
export const composedByName: ReadonlyMap<string, BuiltIn> = new Map(
  composed.flatMap((one) => one.names.map((name) => [name, one] as const)),
);
