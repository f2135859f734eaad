import type { NetworkDocument } from "../../../engine/document/document";
import { lossOf } from "../../../engine/document/variants";
import type { Labels } from "../../../engine/names/labels";
import { dataName, plainData } from "../../../engine/names/networkNames";
import { numberOf } from "../../../engine/names/quantity";
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
  const several = inputs.length > 1;
  const quantity = dataName(letter, index + 1, several ? example + 1 : undefined);
  const isInput = letter === "x";
  const check = (value: number) => lossOf(document).targetFault(targets[example].with(index, value));
  return (
    <Value
      value={(isInput ? inputs : targets)[example][index]}
      quantity={quantity}
      label={`${isInput ? "Input" : "Target"} ${notation.ascii(numberOf(plainData(letter, index + 1)))}${several ? ` of example ${example + 1}` : ""}`}
      {...changes.number(quantity)}
      {...(!isInput && { check })}
      {...(digits !== undefined && { digits })}
    />
  );
}
