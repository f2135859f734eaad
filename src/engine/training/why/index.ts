import type { Evidence } from "./evidence";
import type { WhyFinding, WhyRule } from "./rule";
import deadUnits from "./rules/deadUnits";
import exploding from "./rules/exploding";
import lossMismatch from "./rules/lossMismatch";
import overfitting from "./rules/overfitting";
import rateTooLarge from "./rules/rateTooLarge";
import rateTooSmall from "./rules/rateTooSmall";
import rawScales from "./rules/rawScales";
import sameUnits from "./rules/sameUnits";
import saturatedUnits from "./rules/saturatedUnits";
import stepUnits from "./rules/stepUnits";
import tooSmall from "./rules/tooSmall";
import unbalanced from "./rules/unbalanced";

/** All rules, what stops training altogether first. */
export const whyRules: readonly WhyRule[] = [
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
