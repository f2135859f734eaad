import type { Evidence } from "../evidence";
import type { WhyFinding, WhyRule } from "../rule";
import deadUnits from "./deadUnits";
import exploding from "./exploding";
import lossMismatch from "./lossMismatch";
import overfitting from "./overfitting";
import rateTooLarge from "./rateTooLarge";
import rateTooSmall from "./rateTooSmall";
import rateZero from "./rateZero";
import rawScales from "./rawScales";
import sameUnits from "./sameUnits";
import saturatedUnits from "./saturatedUnits";
import stepUnits from "./stepUnits";
import tooSmall from "./tooSmall";
import unbalanced from "./unbalanced";

/** All rules, what stops training altogether first. */
export const whyRules: readonly WhyRule[] = [
  rateZero,
  stepUnits,
  sameUnits,
  lossMismatch,
  exploding,
  rawScales,
  rateTooLarge,
  deadUnits,
  saturatedUnits,
  unbalanced,
  overfitting,
  tooSmall,
  rateTooSmall,
];

/** Every reason that the evidence shows, in the order of the rules. */
export function findReasons(evidence: Evidence): WhyFinding[] {
  return whyRules.flatMap((rule) => {
    const reason = rule.look(evidence);
    return reason ? [{ rule: rule.id, ...reason }] : [];
  });
}
