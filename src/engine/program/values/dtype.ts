/** What an array's numbers are. All are kept as float64; smaller floats are only said, whole numbers are exact up to 2^53. */
export type Dtype = keyof typeof bits;

/** How many bits each has, from the smallest kind to the largest. */
const bits = {
  bool: 8,
  uint8: 8,
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
  float16: 16,
  float32: 32,
  float64: 64,
} as const;

export const isFloat = (dtype: Dtype) => dtype.startsWith("float");
export const isInteger = (dtype: Dtype) => dtype !== "bool" && !isFloat(dtype);

/** How many bytes one number has. */
export const bytesOfDtype = (dtype: Dtype): number => bits[dtype] / 8;

const order = Object.keys(bits) as readonly Dtype[];

/** The smallest that holds both, as NumPy has it: int64 with float32 is float64. */
export function promoted(a: Dtype, b: Dtype): Dtype {
  if (a === b) return a;
  const [low, high] = order.indexOf(a) < order.indexOf(b) ? [a, b] : [b, a];
  if (low === "uint8" && high === "int8") return "int16";
  // A float that holds all integers of so many bits has more bits itself.
  if (isFloat(high) && isInteger(low) && bits[low] >= bits[high])
    return bits[low] >= 32 ? "float64" : "float32";
  return high;
}

/** As PyTorch has it: the kind decides first, so that int64 with float32 is float32. */
export function promotedTorch(a: Dtype, b: Dtype): Dtype {
  const [low, high] = order.indexOf(a) < order.indexOf(b) ? [a, b] : [b, a];
  return low === "uint8" && high === "int8" ? "int16" : high;
}

/** A number as an array of this kind holds it: integers are cut off towards 0, truth values are 0 or 1. */
export function castNumber(value: number, dtype: Dtype): number {
  switch (dtype) {
    case "bool":
      return value === 0 ? 0 : 1;
    case "uint8":
      return ((Math.trunc(value) % 256) + 256) % 256;
    case "int8":
      return (Math.trunc(value) << 24) >> 24;
    case "int16":
      return (Math.trunc(value) << 16) >> 16;
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
  int8: "int8",
  byte: "int8",
  int16: "int16",
  short: "int16",
  int32: "int32",
  int64: "int64",
  long: "int64",
  intp: "int64",
  float: "float64",
  float_: "float64",
  float16: "float16",
  half: "float16",
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
