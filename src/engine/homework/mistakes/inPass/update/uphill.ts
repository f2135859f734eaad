import type { Bug } from "../bug";

const uphill: Bug = {
  id: "uphill",
  mistake: "uphill",
  label: "update in the wrong direction",
  words: "Added the step where it is to be subtracted: the weights go uphill.",
  applies: () => true,
  update: { gradient: (gradient) => -gradient },
};
export default uphill;
