import { arrayIn } from "../../functions/arguments/arrayArguments";
import { type BuiltIn, builtIn } from "../../functions/function";
import { reshaped } from "../../functions/reshaping";
import { Int } from "../../values/value";
import { callTorch, firstTensor } from "./callTorch";

/** Tensors made like others: of their dtype, or of their shape. */
export const torchMaking: readonly BuiltIn[] = [
  builtIn(["new_zeros", "new_ones"], (call) => {
    const dtype = call.keywords.get("dtype") ?? firstTensor(call).dtype;
    const requiresGrad = call.keywords.get("requires_grad") ?? false;
    return callTorch(call, call.name.endsWith("zeros") ? "zeros" : "ones", call.positional.slice(1), {
      dtype,
      requires_grad: requiresGrad,
    });
  }),
  builtIn(["new_tensor"], (call) =>
    callTorch(call, "tensor", [call.positional[1] ?? null], { dtype: firstTensor(call).dtype }),
  ),
  builtIn(["view_as", "reshape_as"], (call) => {
    const other = arrayIn(call, call.positional[1] ?? null);
    return reshaped(call.machine, firstTensor(call), other.shape, "ViewBackward0");
  }),
  builtIn(["expand_as"], (call) => {
    const other = arrayIn(call, call.positional[1] ?? null);
    return callTorch(call, "expand", [firstTensor(call), ...other.shape.map((length) => new Int(length))]);
  }),
];
