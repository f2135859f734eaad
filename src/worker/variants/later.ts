/** Modules that the smallest networks go without: a build may begin without them (scripts/build/firstVariants.ts). */
export * as factorOf from "../../engine/explain/formula/factorOf";
export * as texToText from "../../engine/math/expressions/texToText";
export * as product from "../../engine/math/kernels/product";
export * as lettersTex from "../../engine/names/symbols/lettersTex";
export * as elementwiseReason from "../../engine/ops/activation/elementwiseReason";
export * as decayed from "../../engine/optimizers/withWeightDecay";
export * as penaltyOp from "../../engine/penalties/op";
export * as findStep from "../../engine/steps/findStep";
export * as accumulateGroups from "../../engine/steps/groups/accumulateGroups";
export * as fusedLossGroup from "../../engine/steps/groups/fusedLossGroup";
export * as penaltyGroup from "../../engine/steps/groups/penaltyGroup";
export * as usesGroups from "../../engine/steps/groups/usesGroups";
export * as layerStep from "../../engine/steps/layerStep";
export * as termCounts from "../../engine/steps/termCounts";
