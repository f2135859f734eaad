import { arrayIn } from "../../functions/arguments/arrayArguments";
import { by } from "../../functions/composed/use";
import { Arguments, type BuiltIn, builtIn, type Call } from "../../functions/function";
import type { NDArray } from "../../values/ndarray";
import { Int, Tuple, type Value } from "../../values/value";
import { callTorch, floatOf } from "./callTorch";

/** A product of a norm with itself in the way: x / max(‖x‖, ε). */
function normalized(call: Call, x: NDArray, p: Value, dim: Value, eps: number): Value {
  const norm = callTorch(call, "norm", [x, p, dim], { keepdim: true });
  return by(call, "/", x, callTorch(call, "clamp", [norm], { min: floatOf(eps) }));
}

/** How far rows are from one another: ‖a − b + ε‖, where ε keeps the slope at 0 finite. */
export const rowDistance = (call: Call, a: Value, b: Value, p: Value, eps: Value, keepdim = false): Value =>
  callTorch(call, "norm", [by(call, "+", by(call, "-", a, b), eps), p, new Int(-1)], { keepdim });

/** Of one tensor beside another: its direction, what lies between; and of its numbers their mean and spread at once. */
export const torchDistances: readonly BuiltIn[] = [
  builtIn(["std_mean", "var_mean"], (call) => {
    const keywords = Object.fromEntries(call.keywords);
    const spread = callTorch(call, call.name.includes("std") ? "std" : "var", call.positional, keywords);
    return new Tuple([spread, callTorch(call, "mean", call.positional.slice(0, 2), keywords)]);
  }),
  builtIn(["pairwise_distance"], (call) => {
    const given = new Arguments(call, "x1 x2 p eps keepdim");
    const [p, eps] = [given.given("p") ?? floatOf(2), floatOf(given.number("eps", 1e-6))];
    return rowDistance(call, given.require("x1"), given.require("x2"), p, eps, given.isTrue("keepdim"));
  }),
  builtIn(["lerp"], (call) => {
    const given = new Arguments(call, "input end weight");
    const [start, end, weight] = ["input", "end", "weight"].map((name) => given.require(name));
    return by(call, "+", start, by(call, "*", weight, by(call, "-", end, start)));
  }),
  builtIn(["normalize"], (call) => {
    const given = new Arguments(call, "input p dim eps");
    return normalized(
      call,
      arrayIn(call, given.require("input")),
      given.given("p") ?? floatOf(2),
      given.given("dim") ?? new Int(1),
      given.number("eps", 1e-12),
    );
  }),
  builtIn(["cosine_similarity"], (call) => {
    const given = new Arguments(call, "x1 x2 dim eps");
    const dim = given.given("dim") ?? new Int(1);
    const [a, b] = ["x1", "x2"].map((name) =>
      normalized(call, arrayIn(call, given.require(name)), floatOf(2), dim, given.number("eps", 1e-8)),
    );
    return callTorch(call, "sum", [by(call, "*", a, b), dim]);
  }),
];
