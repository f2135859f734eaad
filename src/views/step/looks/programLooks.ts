import type { Load } from ".";

/** What programs show in the looks, where that is something else than what networks show. */
export const programLooks: readonly { readonly label: string; readonly load: Load }[] = [
  { label: "Units", load: () => import("../program/ProgramStage") },
  { label: "Matrices", load: () => import("./matrices/program/ProgramMatrices") },
  { label: "Loss curve", load: () => import("./curve/ProgramCurveView") },
  { label: "Jacobian", load: () => import("./jacobian/JacobianView") },
  { label: "Updates", load: () => import("./updates/ProgramUpdatesView") },
];
