import { libraryByName, pythonByName } from "../functions";
import { dtypeArgument } from "../functions/arguments/dtypeArgument";
import { carriedOut } from "../functions/carriedOut";
import type { BuiltIn, LibraryName } from "../functions/function";
import { assertClose, testingByName } from "../functions/testing";
import type { Machine } from "../machine/machine";
import { nearestName } from "../machine/nearest";
import { ProgramFault } from "../parse/tree/fault";
import { randomByName } from "../random/functions";
import { torchByName } from "../torch/functions";
import { gradientUtilities } from "../torch/gradientUtilities";
import { moduleClasses } from "../torch/modules";
import { optimizerByName, optimizerNames } from "../torch/optimizer";
import { initialFunctions } from "../torch/random/initial";
import { schedulerByName, schedulerNames } from "../torch/schedulers";
import { dtypeNamed, isFloat, isInteger } from "../values/dtype";
import { ClassValue, DtypeValue, Float, FunctionValue, Int, Namespace, type Value } from "../values/value";
import { contextNamed } from "./contexts";
import { IndexTrick } from "./indexTricks";
import { instead } from "./instead";
import { Skipped } from "./skipped";
import { standardModules } from "./standard";
import { mathByName } from "./standard/math";

const numpyModules = new Set([
  "numpy",
  "numpy.linalg",
  "numpy.random",
  "numpy.matlib",
  "numpy.testing",
  "scipy",
  "scipy.special",
]);
const torchModules = new Set([
  "torch",
  "torch.nn",
  "torch.nn.functional",
  "torch.optim",
  "torch.linalg",
  "torch.nn.init",
  "torch.autograd",
  "torch.special",
  "torch.testing",
  "torch.optim.lr_scheduler",
  "torch.nn.utils",
  "torch.cuda",
  "torch.random",
  "torch.backends",
  "torch.backends.cudnn",
  "torch.backends.mps",
]);
const pythonModules = new Set([
  "math",
  "copy",
  "typing",
  "__future__",
  "time",
  "os",
  "sys",
  "warnings",
  "abc",
  ...standardModules.keys(),
]);
const skippedModules = /^(matplotlib|pylab|seaborn|mpl_toolkits|IPython|tqdm|plotly)(\.|$)/;

/** A module by its full name. @throws ProgramFault where it isn't known, with those that are */
export function moduleNamed(machine: Machine, name: string): Value {
  if (skippedModules.test(name)) {
    machine.notes.add(
      `${name.split(".")[0]} is skipped: what is drawn or shown there has no part in the numbers`,
    );
    return new Skipped(name);
  }
  if (numpyModules.has(name) || torchModules.has(name) || pythonModules.has(name)) return new Namespace(name);
  const near = nearestName(name, [...numpyModules, ...torchModules, ...pythonModules]);
  const hint = instead.get(name);
  throw new ProgramFault(
    `the module ${name} isn't known here: ${hint ?? `numpy, torch and math are, with their parts${near ? ` (is it ${near}?)` : ""}`}`,
    undefined,
    { type: "ModuleNotFoundError", text: `No module named '${name}'` },
  );
}

const libraryOf = (name: string): LibraryName =>
  torchModules.has(name) ? "torch" : numpyModules.has(name) ? "numpy" : "python";

const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  inf: Number.POSITIVE_INFINITY,
  Inf: Number.POSITIVE_INFINITY,
  infty: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
  NaN: Number.NaN,
  NAN: Number.NaN,
  tau: 2 * Math.PI,
  euler_gamma: 0.577_215_664_901_532_9,
};

/** What a module has under a name. @throws ProgramFault naming the nearest where there is nothing */
export function memberOf(machine: Machine, namespace: Namespace, name: string): Value {
  const found = findMember(machine, namespace, name);
  if (found !== undefined) return found;
  const near = nearestName(name, membersOf(machine, namespace));
  const hint = instead.get(`${namespace.name}.${name}`);
  throw new ProgramFault(
    `${namespace.name} has no ${name} here${hint ? `: ${hint}` : near ? `; the nearest is ${namespace.name}.${near}` : ""}`,
    undefined,
    { type: "AttributeError", text: `module '${namespace.name}' has no attribute '${name}'` },
  );
}

export function findMember(machine: Machine, { name: module }: Namespace, name: string): Value | undefined {
  const inner = `${module}.${name}`;
  if (numpyModules.has(inner) || torchModules.has(inner)) return new Namespace(inner);
  if (module === "numpy.random") {
    const random = randomByName.get(name);
    return random && bound(machine, inner, random, "numpy");
  }
  if (module === "torch.testing")
    return name === "assert_close" ? bound(machine, inner, assertClose, "torch") : undefined;
  if (module === "numpy.testing") {
    const found = testingByName.get(name);
    return found && bound(machine, inner, found, "numpy");
  }
  // There is no other device here than the processor.
  if (module === "torch.cuda" || module.startsWith("torch.backends")) {
    if (name === "is_available") return new FunctionValue(name, () => false);
    if (name === "device_count") return new FunctionValue(name, () => new Int(0));
    return /^manual_seed/.test(name) ? new FunctionValue(name, () => null) : undefined;
  }
  if (Object.hasOwn(constants, name)) return new Float(constants[name]);
  if (name === "newaxis") return null;
  if (name === "c_" || name === "r_") return new IndexTrick(machine, name);
  const library = libraryOf(module);
  if (library === "torch") {
    const context = contextNamed(machine, name);
    if (context) return context;
    const own = module === "torch.nn.init" ? initialFunctions.get(name) : torchByName.get(name);
    if (own) return bound(machine, inner, own, "torch");
    if (module === "torch.nn") {
      const made = moduleClasses(machine).get(name);
      if (made) return made;
    }
    if (module === "torch.optim.lr_scheduler") return schedulerByName(machine, name);
    if (module === "torch.nn.utils") {
      const found = gradientUtilities.get(name);
      return found && bound(machine, inner, found, "torch");
    }
    if (module === "torch.optim") {
      const optimizer = optimizerByName(machine, name);
      if (optimizer) return optimizer;
    }
  }
  if (library === "python") return ofPython(machine, module, name);
  const dtype = dtypeNamed(name, library);
  if (dtype && !(library === "numpy" && pythonTypes.has(name))) return new DtypeValue(dtype, library);
  if (
    name === "ndarray" ||
    name === "generic" ||
    name === "floating" ||
    name === "integer" ||
    name === "number"
  )
    return new FunctionValue(name, () => null, name);
  if (name === "issubdtype")
    return new FunctionValue("issubdtype", ([of, kind]) => isSubDtype(of ?? null, kind ?? null));
  if (name === "Size") return new FunctionValue("Size", () => null, "Size");
  if (quiet.has(name)) return settingFunction(machine, inner, name);
  const found = libraryByName.get(name) ?? (pythonTypes.has(name) ? pythonByName.get(name) : undefined);
  return found && bound(machine, inner, found, library);
}

/** Whether a dtype is of a kind: `np.issubdtype(a.dtype, np.integer)`. */
function isSubDtype(of: Value, kind: Value): boolean {
  const dtype = dtypeArgument(of);
  const name = kind instanceof FunctionValue ? (kind.type ?? kind.name) : "";
  if (dtype === undefined) return false;
  if (name === "integer" || name === "signedinteger") return isInteger(dtype);
  if (name === "floating") return isFloat(dtype);
  if (name === "number") return dtype !== "bool";
  return dtypeArgument(kind) === dtype;
}

/** `np.float` was Python's own. */
const pythonTypes = new Set(["float", "int", "bool"]);

/** What only changes how things are shown or reported. */
const quiet = new Set(["set_printoptions", "seterr", "errstate", "printoptions"]);

function settingFunction(machine: Machine, full: string, name: string): Value {
  if (name === "errstate") return contextNamed(machine, "errstate") ?? null;
  return new FunctionValue(full, (_positional, keywords) => {
    const { options } = machine;
    const number = (key: string) => {
      const value = keywords.get(key);
      return value !== undefined && value !== null && typeof value === "object" && "value" in value
        ? Number(value.value)
        : undefined;
    };
    options.precision = number("precision") ?? options.precision;
    options.threshold = number("threshold") ?? options.threshold;
    options.lineWidth = number("linewidth") ?? options.lineWidth;
    options.edgeItems = number("edgeitems") ?? options.edgeItems;
    const suppress = keywords.get("suppress");
    if (typeof suppress === "boolean") options.suppress = suppress;
    return null;
  });
}

function ofPython(machine: Machine, module: string, name: string): Value | undefined {
  if (module === "math") {
    const own = mathByName.get(name);
    if (own) return bound(machine, `math.${name}`, own, "python");
  }
  if (module === "math" || module === "copy") {
    const found = libraryByName.get(name) ?? pythonByName.get(name);
    return found && bound(machine, `${module}.${name}`, found, "python");
  }
  const standard = standardModules.get(module)?.find(({ names }) => names.includes(name));
  if (standard) return bound(machine, `${module}.${name}`, standard, "python");
  if (module === "abc")
    return name === "ABC" ? new ClassValue("ABC", []) : new FunctionValue(name, ([f]) => f ?? null);
  if (module === "time") return new FunctionValue(`time.${name}`, () => new Float(0));
  return undefined;
}

/** A function of the language as a value. */
export function bound(machine: Machine, name: string, builtIn: BuiltIn, library: LibraryName): FunctionValue {
  const type = typeNames.has(name) ? name : undefined;
  return new FunctionValue(
    name,
    (positional, keywords) => carriedOut(builtIn, { machine, library, name, positional, keywords }),
    type,
  );
}

const typeNames = new Set(["int", "float", "bool", "str", "list", "tuple", "dict", "set", "range", "object"]);

/** What the parts of the libraries have, where that isn't a list of their own: of those the nearest is told. */
const parts: Readonly<Record<string, RegExp>> = {
  linalg: /^(inv|inverse|det|solve|pinv|matrix_power|norm|vector_norm|multi_dot|cross)$/,
  functional:
    /_loss$|cross_entropy|^(kl_div|linear|embedding|dropout|pad|normalize|one_hot|layer_norm|cosine_similarity)$|relu|elu$|soft|sigmoid$|tanh|^(silu|mish)$/,
  special: /expit|erf|logsumexp|softmax|logit|expm1|log1p/,
  math: /^(a?(sin|cos|tan)h?|arc(sin|cos|tan)h?|a?tan2|exp|expm1|log1p|log2|log10|fmod|hypot|isnan|isinf|isfinite|prod|degrees|radians|erf|fabs)$/,
};

/** The names that a module has, for the nearest one. */
function membersOf(machine: Machine, { name: module }: Namespace): Iterable<string> {
  const standard = standardModules.get(module);
  if (standard) return standard.flatMap(({ names }) => names);
  switch (module) {
    case "numpy.random":
      return randomByName.keys();
    case "numpy.testing":
      return testingByName.keys();
    case "torch.testing":
      return ["assert_close"];
    case "torch.optim":
      return optimizerNames;
    case "torch.optim.lr_scheduler":
      return schedulerNames;
    case "torch.nn":
      return moduleClasses(machine).keys();
    case "torch.nn.init":
      return initialFunctions.keys();
    case "torch.nn.utils":
      return gradientUtilities.keys();
  }
  const names = [
    ...libraryByName.keys(),
    ...(libraryOf(module) === "torch" ? torchByName.keys() : []),
    ...(module === "math" ? mathByName.keys() : []),
  ];
  const part = parts[module.split(".").at(-1) ?? ""];
  return part
    ? names.filter((name) => part.test(name) || (module === "math" && mathByName.has(name)))
    : names;
}
