import { itemsOf } from "../../arrays/items";
import { arrayIn } from "../../functions/arguments/arrayArguments";
import { by } from "../../functions/composed/use";
import { Arguments, type BuiltIn, builtIn } from "../../functions/function";
import { reshaped } from "../../functions/reshaping";
import { taken } from "../../functions/shapes/picking";
import { ProgramFault } from "../../parse/tree/fault";
import { type NDArray, numbersOf } from "../../values/ndarray";
import { Int, Tuple } from "../../values/value";
import { callTorch, floatOf } from "./callTorch";

/** What layers do, as functions. */
export const torchLayers: readonly BuiltIn[] = [
  builtIn(["linear"], (call) => {
    const given = new Arguments(call, "input weight bias");
    const weight = arrayIn(call, given.require("weight"));
    const turned = weight.shape.length === 2 ? callTorch(call, "t", [weight]) : weight;
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
  builtIn(["layer_norm"], (call) => {
    const given = new Arguments(call, "input normalized_shape weight bias eps");
    const x = arrayIn(call, given.require("input"));
    const lengths = itemsOf(call.machine, given.require("normalized_shape")).length;
    const dims = new Tuple(Array.from({ length: lengths }, (_, k) => new Int(k - lengths)));
    const mean = callTorch(call, "mean", [x, dims], { keepdim: true });
    const centred = by(call, "-", x, mean);
    const variance = callTorch(call, "mean", [by(call, "**", centred, new Int(2)), dims], { keepdim: true });
    const scaled = by(
      call,
      "/",
      centred,
      callTorch(call, "sqrt", [by(call, "+", variance, floatOf(given.number("eps", 1e-5)))]),
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
];
