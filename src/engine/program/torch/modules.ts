import { binary } from "../arrays/operators";
import { wholeNumber } from "../arrays/positions";
import { libraryByName } from "../functions";
import { dtypeArgument } from "../functions/dtypeArgument";
import { Arguments } from "../functions/function";
import { carriedOut } from "../functions/heeded";
import { transposed } from "../functions/reshaping";
import { unsupported } from "../functions/takenApart";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import type { Dtype } from "../values/dtype";
import { arrayOf, NDArray } from "../values/ndarray";
import { ClassValue, Dict, Float, FunctionValue, Instance, Int, List, type Value } from "../values/value";
import { torchByName } from "./functions";
import { Module, moduleMethod, moduleText } from "./module";

type MakeModule = (positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;

/** Weights that PyTorch would draw at random: nothing can be computed with them before they are given. */
function weights(machine: Machine, shape: readonly number[], dtype: Dtype): NDArray {
  const size = shape.reduce((product, length) => product * length, 1);
  machine.budget.spend(size);
  if (size > 1e6) throw new ProgramFault("a layer with more than a million weights is too large here");
  const tensor = arrayOf(new Float64Array(size), shape, dtype, "tensor");
  tensor.requiresGrad = true;
  tensor.isParameter = true;
  unset.add(tensor);
  return tensor;
}

const unset = new WeakSet<NDArray>();

function requireSet(tensor: NDArray): NDArray {
  if (unset.has(tensor) && tensor.storage.version === 0)
    throw new ProgramFault(
      "this layer's weights are random in PyTorch, and can't be reproduced here: give them, as in layer.weight.data = torch.tensor(…)",
    );
  return tensor;
}

function linear(machine: Machine): MakeModule {
  return (positional, keywords) => {
    const given = new Arguments(
      { machine, library: "torch", name: "Linear", positional, keywords },
      "in_features out_features bias device dtype",
    );
    const [inputs, outputs] = ["in_features", "out_features"].map((name) =>
      wholeNumber(given.require(name), `Linear: ${name}`),
    );
    if (inputs < 1 || outputs < 1) throw new ProgramFault("Linear: at least one input and one output");
    const hasBias = given.isTrue("bias", true);
    const dtype = dtypeArgument(given.given("dtype")) ?? machine.defaultFloat;
    const attributes = new Map<string, Value>([
      ["weight", weights(machine, [outputs, inputs], dtype)],
      ["bias", hasBias ? weights(machine, [outputs], dtype) : null],
      ["in_features", new Int(inputs)],
      ["out_features", new Int(outputs)],
    ]);
    const text = `Linear(in_features=${inputs}, out_features=${outputs}, bias=${hasBias ? "True" : "False"})`;
    return new Module(
      machine,
      "Linear",
      attributes,
      (self, [x]) =>
        affine(
          machine,
          x ?? null,
          self.attributes.get("weight") ?? null,
          self.attributes.get("bias") ?? null,
        ),
      text,
    );
  };
}

/** x Wᵀ + b, where a row of W is a unit. */
export function affine(machine: Machine, x: Value, weight: Value, bias: Value): Value {
  if (!(x instanceof NDArray) || !(weight instanceof NDArray))
    throw new ProgramFault("a linear layer takes a tensor");
  const product = binary(machine, "@", x, transposed(machine, requireSet(weight), [1, 0], "TBackward0"));
  if (!(bias instanceof NDArray)) return product;
  const sum = binary(machine, "+", product, requireSet(bias)) as NDArray;
  if (sum.isResult)
    sum.gradFunction =
      x.shape.length === 2 ? "AddmmBackward0" : x.shape.length === 1 ? "AddBackward0" : "ViewBackward0";
  return sum;
}

const older = ["size_average", "reduce", "reduction"];
const ofClasses = ["weight", "size_average", "ignore_index", "reduce", "reduction"];

/** The functions that modules call, with the settings that a module is made with. */
const functional: Readonly<Record<string, readonly [string, readonly string[], string?]>> = {
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
  KLDivLoss: ["kl_div", [...older, "log_target"]],
};

function ofFunction(
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

function sequential(machine: Machine): MakeModule {
  return (positional) => {
    const [first] = positional;
    const named: [string, Value][] =
      first instanceof Dict
        ? [...first.entries.values()].map(({ key, value }) => [String(key), value])
        : positional.map((value, k) => [String(k), value]);
    return new Module(machine, "Sequential", new Map(named), (self, [x]) =>
      [...self.attributes.values()].reduce((value, layer) => machine.callValue(layer, [value]), x ?? null),
    );
  };
}

/** Random in training: nothing can be computed then, but with p = 0. */
function dropout(machine: Machine): MakeModule {
  return (positional, keywords) => {
    const settings = new Arguments(
      { machine, library: "torch", name: "Dropout", positional, keywords },
      "p inplace",
    );
    const given = settings.given("p") ?? new Float(0.5);
    const attributes = new Map<string, Value>([
      ["p", given],
      ["training", true],
    ]);
    return new Module(
      machine,
      "Dropout",
      attributes,
      (self, [x]) =>
        torchByName.get("dropout")?.call({
          machine,
          library: "torch",
          name: "dropout",
          positional: [x ?? null, given, self.attributes.get("training") ?? true],
          keywords: new Map(),
        }) ?? null,
      `Dropout(p=${machine.repr(given)}, inplace=False)`,
    );
  };
}

const moduleList =
  (machine: Machine): MakeModule =>
  ([list]) =>
    new Module(
      machine,
      "ModuleList",
      new Map(list instanceof List ? list.items.map((value, k) => [String(k), value] as const) : []),
      () => {
        throw new ProgramFault("a ModuleList isn't called: call its modules");
      },
    );

/** `nn.Module`, from which a program's own classes come. */
function baseClass(machine: Machine): ClassValue {
  const base = new ClassValue("Module", []);
  const own = (name: string) =>
    new FunctionValue(name, ([self, ...rest], keywords) => {
      if (!(self instanceof Instance)) throw new ProgramFault(`${name} is called on a module`);
      const method = moduleMethod(machine, self, self.attributes, name) as FunctionValue;
      return method.call(rest, keywords);
    });
  base.attributes.set("__init__", new FunctionValue("__init__", () => null));
  base.attributes.set("training", true);
  base.attributes.set(
    "__repr__",
    new FunctionValue("__repr__", ([self]) =>
      self instanceof Instance ? moduleText(machine, self.of.name, self.attributes) : "Module()",
    ),
  );
  base.attributes.set(
    "register_buffer",
    new FunctionValue("register_buffer", ([self, name, value]) => {
      if (self instanceof Instance && typeof name === "string") self.attributes.set(name, value ?? null);
      return null;
    }),
  );
  base.attributes.set(
    "__call__",
    new FunctionValue("__call__", ([self, ...rest], keywords) =>
      machine.callValue(machine.attributeOf(self, "forward"), rest, keywords),
    ),
  );
  for (const name of [
    "parameters",
    "named_parameters",
    "state_dict",
    "load_state_dict",
    "zero_grad",
    "children",
    "named_children",
    "modules",
    "apply",
    "train",
    "eval",
    "to",
    "double",
    "float",
    "cpu",
  ])
    base.attributes.set(name, own(name));
  return base;
}

const made = new WeakMap<Machine, ReadonlyMap<string, Value>>();

/** What `torch.nn` has, by name; the same for all of a program. */
export function moduleClasses(machine: Machine): ReadonlyMap<string, Value> {
  const known = made.get(machine);
  if (known) return known;
  const entries: [string, Value][] = Object.entries(functional).map(([typeName, [name, names, usual]]) => [
    typeName,
    new FunctionValue(typeName, ofFunction(machine, typeName, name, names, usual), typeName),
  ]);
  const classes = new Map<string, Value>([
    ...entries,
    ["Linear", new FunctionValue("Linear", linear(machine), "Linear")],
    ["Sequential", new FunctionValue("Sequential", sequential(machine), "Sequential")],
    ["ModuleList", new FunctionValue("ModuleList", moduleList(machine), "ModuleList")],
    [
      "Identity",
      new FunctionValue(
        "Identity",
        () => new Module(machine, "Identity", new Map(), (_self, [x]) => x ?? null),
        "Identity",
      ),
    ],
    ["Dropout", new FunctionValue("Dropout", dropout(machine), "Dropout")],
    ["Module", baseClass(machine)],
  ]);
  made.set(machine, classes);
  return classes;
}
