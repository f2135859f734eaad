import { libraryByName } from "../../functions";
import { unsupported } from "../../functions/arguments/takenApart";
import { carriedOut } from "../../functions/carriedOut";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Int } from "../../values/value";
import { torchByName } from "../functions";
import { Module } from "../module";
import type { MakeModule } from "./makeModule";

const older = ["size_average", "reduce", "reduction"];
const ofClasses = ["weight", "size_average", "ignore_index", "reduce", "reduction"];

/** The functions that modules call, with the settings that a module is made with. */
export const functional: Readonly<Record<string, readonly [string, readonly string[], string?]>> = {
  ReLU: ["relu", []],
  Sigmoid: ["sigmoid", []],
  Tanh: ["tanh", []],
  Softplus: ["softplus", ["beta", "threshold"], "beta=1, threshold=20"],
  LeakyReLU: ["leaky_relu", ["negative_slope"], "negative_slope=0.01"],
  ELU: ["elu", ["alpha"], "alpha=1.0"],
  GELU: ["gelu", ["approximate"], "approximate='none'"],
  ReLU6: ["relu6", []],
  SELU: ["selu", []],
  Mish: ["mish", []],
  Softsign: ["softsign", []],
  Tanhshrink: ["tanhshrink", []],
  Hardtanh: ["hardtanh", ["min_val", "max_val"], "min_val=-1.0, max_val=1.0"],
  SiLU: ["silu", []],
  LogSigmoid: ["logsigmoid", []],
  Softmax: ["softmax", ["dim"]],
  LogSoftmax: ["log_softmax", ["dim"]],
  Flatten: ["flatten", ["start_dim", "end_dim"]],
  MSELoss: ["mse_loss", older],
  L1Loss: ["l1_loss", older],
  CrossEntropyLoss: ["cross_entropy", [...ofClasses, "label_smoothing"]],
  NLLLoss: ["nll_loss", ofClasses],
  BCELoss: ["binary_cross_entropy", ["weight", ...older]],
  BCEWithLogitsLoss: ["binary_cross_entropy_with_logits", ["weight", ...older, "pos_weight"]],
  SmoothL1Loss: ["smooth_l1_loss", [...older, "beta"]],
  HuberLoss: ["huber_loss", ["reduction", "delta"]],
  CosineSimilarity: ["cosine_similarity", ["dim", "eps"]],
  PairwiseDistance: ["pairwise_distance", ["p", "eps", "keepdim"]],
  TripletMarginLoss: ["triplet_margin_loss", ["margin", "p", "eps", "swap", ...older]],
  MarginRankingLoss: ["margin_ranking_loss", ["margin", ...older]],
  HingeEmbeddingLoss: ["hinge_embedding_loss", ["margin", ...older]],
  SoftMarginLoss: ["soft_margin_loss", older],
  MultiMarginLoss: ["multi_margin_loss", ["p", "margin", "weight", ...older]],
  KLDivLoss: ["kl_div", [...older, "log_target"]],
};

/** A module that calls a function with the settings it was made with. */
export function ofFunction(
  machine: Machine,
  typeName: string,
  name: string,
  names: readonly string[],
  usual = "",
): MakeModule {
  return (positional, keywords) => {
    const settings = new Map(keywords);
    const given = [...names, "inplace"];
    if (positional.length > given.length)
      throw new ProgramFault(`${typeName} takes at most ${given.length} arguments here`);
    positional.forEach((value, k) => {
      if (value !== null) settings.set(given[k], value);
    });
    const unknown = [...settings.keys()].find((setting) => !given.includes(setting));
    if (unknown !== undefined) throw unsupported(typeName, unknown);
    if (typeName === "Flatten" && !settings.has("start_dim")) settings.set("start_dim", new Int(1));
    const builtIn = torchByName.get(name) ?? libraryByName.get(name);
    if (!builtIn) throw new ProgramFault(`${name} isn't known here`);
    // PyTorch shows no settings of losses.
    const shown = (typeName.endsWith("Loss") ? [] : names).flatMap((setting) =>
      settings.has(setting) ? [`${setting}=${machine.repr(settings.get(setting) ?? null)}`] : [],
    );
    return new Module(
      machine,
      typeName,
      new Map(),
      (_self, values) =>
        carriedOut(builtIn, { machine, library: "torch", name, positional: values, keywords: settings }),
      `${typeName}(${shown.join(", ") || usual})`,
    );
  };
}
