import { firstBest } from "../../factories/firstBest";
import type { OperationCode } from "../../operationCode";

export default firstBest("firstMax", "max");

export const code: OperationCode = {
  numpy: { forward: "max(ALL)", backward: (input) => `G * (np.argmax(ALL) == ${input})` },
  pytorch: "max(ALL)",
};
