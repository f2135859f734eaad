import { itemsOf } from "../arrays/items";
import { Arguments, type BuiltIn, type Call } from "../functions/function";
import { ProgramFault } from "../parse/tree/fault";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import type { Value } from "../values/value";

function parameterGradients(call: Call, parameters: Value): NDArray[] {
  const list = parameters instanceof NDArray ? [parameters] : itemsOf(call.machine, parameters);
  return list.flatMap((one) => {
    if (!(one instanceof NDArray)) throw new ProgramFault(`${call.name} takes a list of parameters`);
    return one.grad ? [one.grad] : [];
  });
}

function change(gradient: NDArray, f: (value: number) => number): void {
  gradient.storage.data = numbersOf(gradient).map(f);
  gradient.storage.isHeld = false;
  gradient.storage.version += 1;
  gradient.storage.recorded = undefined;
  gradient.storage.pending = [];
}

/** `nn.utils`: gradients are kept from becoming too large. */
export const gradientUtilities: ReadonlyMap<string, BuiltIn> = new Map(
  [
    {
      names: ["clip_grad_norm_"],
      call(call: Call) {
        const given = new Arguments(call, "parameters max_norm norm_type");
        const gradients = parameterGradients(call, given.require("parameters"));
        const p = given.number("norm_type", 2);
        const sizes = gradients.flatMap((one) => [...numbersOf(one)]).map(Math.abs);
        const norm =
          p === Number.POSITIVE_INFINITY
            ? Math.max(0, ...sizes)
            : sizes.reduce((total, g) => total + g ** p, 0) ** (1 / p);
        const factor = Math.min(1, given.number("max_norm", 1) / (norm + 1e-6));
        for (const gradient of gradients) change(gradient, (g) => g * factor);
        return arrayOf(Float64Array.of(norm), [], call.machine.defaultFloat, "tensor");
      },
    },
    {
      names: ["clip_grad_value_"],
      call(call: Call) {
        const given = new Arguments(call, "parameters clip_value");
        const most = given.number("clip_value", 1);
        for (const gradient of parameterGradients(call, given.require("parameters")))
          change(gradient, (g) => Math.min(most, Math.max(-most, g)));
        return null;
      },
    },
  ].map((one) => [one.names[0], one] as const),
);
