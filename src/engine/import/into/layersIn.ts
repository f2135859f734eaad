import { arrayRows, type NumberArray, Unreadable } from "../numberArray";

/** A layer's arrays as they were given: whether rows are units or inputs isn't known yet. */
export interface GivenLayer {
  /** As the source calls it, for sentences. */
  readonly name: string;
  readonly matrix: readonly (readonly number[])[];
  readonly bias?: readonly number[] | undefined;
}

/** What a name says of its array, and what is left of it: the layer. */
interface ArrayRole {
  readonly kind: "weights" | "bias";
  readonly layer: string;
}

/** Of PyTorch (`fc1.weight`), Keras (`dense/kernel:0`) and NumPy (`W1`, `b_1`). */
const roles: readonly (readonly [RegExp, ArrayRole["kind"]])[] = [
  [/(?:^|[._/ ])(?:weights?|kernel|theta|w)(?=[_^({]*\d*\W*$)/i, "weights"],
  [/(?:^|[._/ ])(?:bias(?:es)?|b)(?=[_^({]*\d*\W*$)/i, "bias"],
];

/**
 * The layers of a network's arrays: by their names where they have any that say so, else weights and biases one after the
 * other.
 * @param wanted how many layers the network has, where several readings are possible
 * @throws Unreadable
 */
export function layersIn(all: readonly NumberArray[], wanted: number): GivenLayer[] {
  const arrays = all.flatMap(matricesIn);
  const deep = arrays.find(({ shape }) => shape.length > 2);
  if (deep)
    throw new Unreadable(
      `${called(deep)} has ${deep.shape.length} directions (${deep.shape.join(" × ")}): only fully connected layers can be taken.`,
    );
  const named = arrays.map((array) => ({ array, role: roleOf(array.name) }));
  if (named.every(({ role }) => role !== undefined))
    return byName(named as { array: NumberArray; role: ArrayRole }[]);
  const readings = [false, true].map((isColumn) => inOrder(arrays, isColumn));
  return readings.find((layers) => layers?.length === wanted) ?? readings.find(Boolean) ?? noWeights();
}

/** Matrices of the same size in a list without a name are printed as one array. */
function matricesIn(array: NumberArray): readonly NumberArray[] {
  const [count, ...shape] = array.shape;
  if (shape.length !== 2 || array.name !== undefined) return [array];
  const size = shape[0] * shape[1];
  return Array.from({ length: count }, (_, k) => ({
    shape,
    values: array.values.slice(k * size, (k + 1) * size),
  }));
}

function roleOf(name: string | undefined): ArrayRole | undefined {
  // TensorFlow numbers what a variable gives.
  const plain = name?.replace(/:0$/, "") ?? "";
  const role = roles.find(([pattern]) => pattern.test(plain));
  return role && { kind: role[1], layer: plain.replace(role[0], "") };
}

function byName(arrays: readonly { readonly array: NumberArray; readonly role: ArrayRole }[]): GivenLayer[] {
  const layers = new Map<string, Partial<Record<ArrayRole["kind"], NumberArray>>>();
  for (const { array, role } of arrays) {
    const layer = layers.get(role.layer) ?? {};
    if (layer[role.kind]) throw new Unreadable(`${called(array)} is there twice.`);
    layers.set(role.layer, { ...layer, [role.kind]: array });
  }
  return inOrderOfNumbers([...layers]).map(([, { weights, bias }]) => {
    if (!weights) throw new Unreadable(`${called(bias)} has no weights beside it.`);
    const matrix = arrayRows(weights) as number[][];
    // Normalization has weights too, one for each number.
    if (
      weights.shape.length < 2 &&
      bias &&
      bias.values.length === weights.values.length &&
      weights.values.length > 1
    )
      throw new Unreadable(
        `${called(weights)} is a row of ${weights.values.length} numbers: only fully connected layers can be taken.`,
      );
    return { name: weights.name ?? "", matrix, bias: bias && vectorOf(bias) };
  });
}

/** By their numbers where they differ in these alone: a dictionary may begin with any. */
function inOrderOfNumbers<Item>(layers: readonly (readonly [string, Item])[]): (readonly [string, Item])[] {
  const pattern = (name: string) => name.replace(/\d+/, "#");
  const isCounted = layers.every(([name]) => /\d/.test(name) && pattern(name) === pattern(layers[0][0]));
  const number = (name: string) => Number(/\d+/.exec(name)?.[0]);
  return isCounted ? layers.toSorted(([one], [other]) => number(one) - number(other)) : [...layers];
}

/**
 * A matrix, and the vector that follows it.
 * @param isColumn whether what has a single row or column is a bias where it can be one
 */
function inOrder(arrays: readonly NumberArray[], isColumn: boolean): GivenLayer[] | undefined {
  const layers: GivenLayer[] = [];
  for (const array of arrays) {
    const rows = arrayRows(array) as number[][];
    const before = layers.at(-1);
    const isVector = array.shape.length < 2 || (isColumn && Math.min(rows.length, rows[0].length) === 1);
    const canBelong =
      before && !before.bias && [before.matrix.length, before.matrix[0].length].includes(array.values.length);
    if (isVector && before && canBelong) layers[layers.length - 1] = { ...before, bias: vectorOf(array) };
    else if (array.shape.length < 2) return undefined;
    else layers.push({ name: array.name ?? `layer ${layers.length + 1}`, matrix: rows });
  }
  return layers;
}

const vectorOf = (array: NumberArray): readonly number[] => {
  if (array.shape.filter((length) => length > 1).length > 1)
    throw new Unreadable(`${called(array)} is ${array.shape.join(" × ")}, and biases are one row.`);
  return array.values;
};

const called = (array: NumberArray | undefined) => (array?.name ? `“${array.name}”` : "An array");

function noWeights(): never {
  throw new Unreadable(
    "The arrays are not weights and biases in turn: a matrix for each layer, and after it a bias for each of its units.",
  );
}
