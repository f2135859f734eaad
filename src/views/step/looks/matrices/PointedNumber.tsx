import { use } from "react";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { type Labels, written } from "../../../../engine/names/labels";
import { useShown, useWorkbench } from "../../../../store/work/context";
import { BatchContext } from "./shown";

/** The number that is pointed at, in words: a cell that is a colour has no other place for it. */
export function PointedNumber({ notation }: { readonly notation: Labels }) {
  const { numbers, step } = useShown() ?? {};
  const batch = use(BatchContext);
  const lit = useWorkbench((state) => state.lit);
  const [name, ...others] = lit;
  if (!numbers || !step || name === undefined || others.length > 0) return null;
  const value = numbers.at(name, step.index) ?? batch?.at(name, step.index);
  if (value === undefined) return null;
  const example = /@(\d+)/.exec(name)?.[1];
  return (
    <p className="pointed">
      {written(name, notation.text)}
      {example !== undefined && ` of example ${example}`} ={" "}
      <span data-value={fullNumber(value)}>{shortNumber(value)}</span>
    </p>
  );
}
