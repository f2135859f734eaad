import { isGradientAlone } from "../../program/claimNames";
import type { ValueWriting } from "../../program/run/passes/writings";
import { Scope } from "../../program/run/scopes/scope";

/** The name as a reader would write it. */
export function writingName({ key, container }: ValueWriting): string {
  if (container === undefined) return String(key);
  return typeof key === "number" ? `${container}[${key}]` : `${container}["${key}"]`;
}

/** The text of the statement that wrote it. */
export const statementText = ({ statement, span }: ValueWriting, source: string): string =>
  source.slice((statement ?? span).from, (statement ?? span).to);

/**
 * What a claim's line calls an object or dict without a name of its own, which holds the gradient beside the value: `inp` in
 * `inp.g = …`, `neuron` in `neuron["delta"] = …`.
 */
function holderOf({ key, container, statement, owner }: ValueWriting, source: string): string | undefined {
  const target =
    statement?.kind === "assign"
      ? statement.targets[0]
      : statement?.kind === "update"
        ? statement.target
        : undefined;
  const isNameless =
    container === undefined
      ? isGradientAlone(String(key)) && !(owner instanceof Scope)
      : /^\d+$/.test(container);
  return isNameless && (target?.kind === "attribute" || target?.kind === "subscript")
    ? source.slice(target.of.from, target.of.to)
    : undefined;
}

/** A claim's name, and that of the value of which it is the gradient. */
export function namesOfClaim(
  claim: ValueWriting,
  variable: ValueWriting,
  source: string,
): { readonly name: string; readonly of: string } {
  const holder = holderOf(claim, source);
  if (holder === undefined || variable.owner !== claim.owner)
    return {
      name: holder === undefined ? writingName(claim) : within(claim, holder),
      of: writingName(variable),
    };
  return { name: within(claim, holder), of: within(variable, holder) };
}

const within = ({ key, container }: ValueWriting, holder: string) =>
  container === undefined ? `${holder}.${key}` : `${holder}["${key}"]`;
