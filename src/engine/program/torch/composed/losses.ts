import { arrayIn } from "../../functions/arguments/arrayArguments";
import { by } from "../../functions/composed/use";
import { Arguments, type BuiltIn, builtIn, type Call } from "../../functions/function";
import { reductionArgument } from "../../functions/losses/loss";
import { reshaped } from "../../functions/reshaping";
import { ProgramFault } from "../../parse/tree/fault";
import { Int, type Value } from "../../values/value";
import { callTorch, floatOf } from "./callTorch";
import { rowDistance } from "./distances";

/** Losses that are made of other functions. */
export const torchLosses: readonly BuiltIn[] = [
  builtIn(["triplet_margin_loss"], (call) => {
    const given = new Arguments(
      call,
      "anchor positive negative margin p eps swap size_average reduce reduction",
    );
    const [anchor, positive, negative] = ["anchor", "positive", "negative"].map((name) =>
      given.require(name),
    );
    const [p, eps] = [given.given("p") ?? floatOf(2), floatOf(given.number("eps", 1e-6))];
    if (given.isTrue("swap")) throw new ProgramFault("triplet_margin_loss: swap=True isn't known here");
    const apart = by(
      call,
      "-",
      rowDistance(call, anchor, positive, p, eps),
      rowDistance(call, anchor, negative, p, eps),
    );
    const far = by(call, "+", apart, floatOf(given.number("margin", 1)));
    return reducedLosses(call, given, callTorch(call, "clamp", [far], { min: floatOf(0) }));
  }),
  builtIn(["hinge_embedding_loss"], (call) => {
    const given = new Arguments(call, "input target margin size_average reduce reduction");
    const [x, t] = [given.require("input"), given.require("target")];
    const far = callTorch(call, "clamp", [by(call, "-", floatOf(given.number("margin", 1)), x)], {
      min: floatOf(0),
    });
    const losses = callTorch(call, "where", [callTorch(call, "eq", [t, new Int(1)]), x, far]);
    return reducedLosses(call, given, losses);
  }),
  builtIn(["soft_margin_loss"], (call) => {
    const given = new Arguments(call, "input target size_average reduce reduction");
    const product = by(call, "*", by(call, "-", new Int(0), given.require("target")), given.require("input"));
    return reducedLosses(call, given, callTorch(call, "softplus", [product]));
  }),
  builtIn(["multi_margin_loss"], (call) => {
    const given = new Arguments(call, "input target p margin weight size_average reduce reduction");
    const x = arrayIn(call, given.require("input"));
    const labels = arrayIn(call, given.require("target"));
    const column = reshaped(call.machine, labels, [...labels.shape, 1]);
    const classes = x.shape[x.shape.length - 1];
    const own = callTorch(call, "gather", [x, new Int(-1), column]);
    const far = by(call, "+", by(call, "-", x, own), floatOf(given.number("margin", 1)));
    // Its hinge has the slope 0 at its corner, as relu has; those of the other losses have 1, as clamp.
    const hinges = by(call, "**", callTorch(call, "relu", [far]), given.given("p") ?? new Int(1));
    const others = by(call, "-", new Int(1), callTorch(call, "one_hot", [labels, new Int(classes)]));
    const losses = callTorch(call, "sum", [by(call, "*", hinges, others), new Int(-1)]);
    return reducedLosses(call, given, by(call, "/", losses, new Int(classes)));
  }),
  builtIn(["margin_ranking_loss"], (call) => {
    const given = new Arguments(call, "input1 input2 target margin size_average reduce reduction");
    const difference = by(call, "-", given.require("input2"), given.require("input1"));
    const product = by(call, "*", given.require("target"), difference);
    return reducedLosses(
      call,
      given,
      callTorch(call, "clamp", [by(call, "+", product, floatOf(given.number("margin", 0)))], {
        min: floatOf(0),
      }),
    );
  }),
];

function reducedLosses(call: Call, given: Arguments, losses: Value): Value {
  const how = reductionArgument(given);
  return how === "none" ? losses : callTorch(call, how === "sum" ? "sum" : "mean", [losses]);
}
