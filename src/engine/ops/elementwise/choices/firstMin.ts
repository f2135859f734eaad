import { firstBest } from "../../factories/firstBest";
import type { OperationCode } from "../../operationCode";

export default firstBest("firstMin", "min");

export const code: OperationCode = {
  numpy: { forward: "min(ALL)", backward: (input) => `G * (np.argmin(ALL) == ${input})` },
  pytorch: "min(ALL)",
};
