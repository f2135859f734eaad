/** What an array's numbers are. All are kept as float64; float32 is only said, whole numbers are exact up to 2^53. */
export type Dtype = "bool" | "uint8" | "int32" | "int64" | "float32" | "float64";

const kinds = { bool: 0, uint8: 1, int32: 1, int64: 1, float32: 2, float64: 2 } as const;

export const isFloat = (dtype: Dtype) => kinds[dtype] === 2;
export const isInteger = (dtype: Dtype) => kinds[dtype] === 1;

const order: readonly Dtype[] = ["bool", "uint8", "int32", "int64", "float32", "float64"];

/** The smallest that holds both, as NumPy has it: int64 with float32 is float64. */
export function promoted(a: Dtype, b: Dtype): Dtype {
  if (a === b) return a;
  const [low, high] = order.indexOf(a) < order.indexOf(b) ? [a, b] : [b, a];
  return high === "float32" && (low === "int64" || low === "int32") ? "float64" : high;
}

/** As PyTorch has it: the kind decides first, so that int64 with float32 is float32. */
export function promotedTorch(a: Dtype, b: Dtype): Dtype {
  return order.indexOf(a) < order.indexOf(b) ? b : a;
}

/** A number as an array of this kind holds it: integers are cut off towards 0, truth values are 0 or 1. */
export function castNumber(value: number, dtype: Dtype): number {
  switch (dtype) {
    case "bool":
      return value === 0 ? 0 : 1;
    case "uint8":
      return ((Math.trunc(value) % 256) + 256) % 256;
    case "int32":
      return Math.trunc(value) | 0;
    case "int64":
      return Number.isFinite(value) ? Math.trunc(value) + 0 : -(2 ** 63);
    default:
      return value;
  }
}

const spoken: Readonly<Record<string, Dtype>> = {
  bool: "bool",
  bool_: "bool",
  bool8: "bool",
  uint8: "uint8",
  int: "int64",
  int_: "int64",
  int8: "int32",
  int16: "int32",
  int32: "int32",
  int64: "int64",
  long: "int64",
  intp: "int64",
  float: "float64",
  float_: "float64",
  float16: "float32",
  half: "float32",
  float32: "float32",
  single: "float32",
  float64: "float64",
  double: "float64",
  float128: "float64",
  longdouble: "float64",
};

/** The dtype of a name as libraries write it; nothing where there is none. In PyTorch `float` is float32 and `int` int32. */
export function dtypeNamed(name: string, library: "numpy" | "torch" = "numpy"): Dtype | undefined {
  if (library === "torch" && name === "float") return "float32";
  if (library === "torch" && name === "int") return "int32";
  return Object.hasOwn(spoken, name) ? spoken[name] : undefined;
}
