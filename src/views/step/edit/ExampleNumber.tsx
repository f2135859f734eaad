import type { NetworkDocument } from "../../../engine/document/document";
import { lossOf } from "../../../engine/document/variants";
import { type Labels, writtenName } from "../../../engine/names/labels";
import { dataName } from "../../../engine/names/networkNames";
import { Value } from "../../parts/fields/Value";
import { useChanges } from "./useChanges";

interface ExampleNumberProps {
  readonly document: NetworkDocument;
  readonly notation: Labels;
  readonly letter: "x" | "t";
  readonly example: number;
  readonly index: number;
  readonly digits?: number;
}

/** One input or target; a target only takes what the loss does. */
export function ExampleNumber({ document, notation, letter, example, index, digits }: ExampleNumberProps) {
  const changes = useChanges();
  const { inputs, targets } = document.batch;
  const name = dataName(letter, index + 1);
  const several = inputs.length > 1;
  const quantity = several ? dataName(letter, index + 1, example + 1) : name;
  const isInput = letter === "x";
  const check = (value: number) => lossOf(document).targetFault(targets[example].with(index, value));
  return (
    <Value
      value={(isInput ? inputs : targets)[example][index]}
      quantity={quantity}
      label={`${isInput ? "Input" : "Target"} ${writtenName(name, notation.ascii)}${several ? ` of example ${example + 1}` : ""}`}
      {...changes.number(quantity)}
      {...(!isInput && { check })}
      {...(digits !== undefined && { digits })}
    />
  );
}
