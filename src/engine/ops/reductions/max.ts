import type { OperationCode } from "../operationCode";
import { extremum } from "./extremum";

export default extremum("max", ["max", "amax", "nanmax"]);

export const code: OperationCode = {
  numpy: {
    forward: "np.max(A, axis=AXES, keepdims=KEEPDIMS)",
    backward: ["GK * (A == YK) / np.sum(A == YK, axis=AXES, keepdims=True)"],
  },
  pytorch: "torch.amax(A, dim=DIM, keepdim=KEEPDIMS)",
};
