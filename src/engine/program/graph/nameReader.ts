import type { Tensor } from "../../graph/graph";
import {
  adjointOf,
  gradientOf,
  numberOf,
  optimizerSlotOf,
  type Quantity,
  updated,
} from "../../names/quantity";
import { elementIn, type Plain } from "../../names/tensorRef";

/** Reads the canonical names of a program's numbers: `x[0]`, `dL/dW[1,0]@2`, `W[0,0]'`, `m(W[0,0])`. */
export function nameReader(
  tensors: readonly Pick<Tensor, "ref">[],
  lossName: string,
): (name: string) => Quantity | undefined {
  const refs = new Map(tensors.map(({ ref }) => [ref.base, ref]));
  // Calls were passes, too, in documents and links of before.
  const refOf = (name: string) =>
    refs.get(name) ?? refs.get(name.replace(/(?<=\(line \d+, )pass(?= \d)/, "call"));
  const plain = (name: string): Plain | undefined => {
    const [, written, use] = /^(.*?)(?:@(\d+))?$/s.exec(name) as RegExpExecArray;
    const whole = refOf(written);
    if (whole) return use === undefined ? elementIn(whole) : { ...elementIn(whole), use: Number(use) };
    const match = /^(.*?)(?:\[(\d+(?:,\d+)*)\])?(?:@(\d+))?$/s.exec(name);
    const ref = match && (refOf(match[1]) ?? refOf(match[1].replace(/^\((.*)\)$/s, "$1")));
    if (!ref) return undefined;
    const of = elementIn(ref, match[2] === undefined ? [] : match[2].split(",").map(Number));
    return match[3] === undefined ? of : { ...of, use: Number(match[3]) };
  };
  const read = (name: string): Quantity | undefined => {
    const own = plain(name);
    if (own && own.use === undefined) return numberOf(own);
    const before = `d${lossName}/d`;
    const gradient = name.startsWith(before) ? plain(name.slice(before.length)) : undefined;
    if (gradient) return gradientOf(gradient, lossName);
    const inner = /^(\w+)\((.*)\)$/s.exec(name);
    const of = inner && plain(inner[2]);
    if (of) return inner[1] === "lambda" ? adjointOf(of) : optimizerSlotOf(inner[1], of);
    const after = name.endsWith("'") ? plain(name.slice(0, -1)) : undefined;
    return after && updated(after);
  };
  const known = new Map<string, Quantity | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    const quantity = read(name);
    known.set(name, quantity);
    return quantity;
  };
}
