import type { OperationCode } from "../operationCode";
import { extremum } from "./extremum";

export default extremum("min", ["min", "amin", "nanmin"]);

export const code: OperationCode = {
  numpy: {
    forward: "np.min(A, axis=AXES, keepdims=KEEPDIMS)",
    backward: ["GK * (A == YK) / np.sum(A == YK, axis=AXES, keepdims=True)"],
  },
  pytorch: "torch.amin(A, dim=DIM, keepdim=KEEPDIMS)",
};
