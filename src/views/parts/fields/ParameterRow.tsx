import { valueFault } from "../../../engine/document/faults/valueFault";
import { texToText } from "../../../engine/math/expressions/texToText";
import { fieldWords, type Parameter } from "../../../engine/math/parameter";
import { withSubscripts } from "../../../engine/names/labels";
import { Row } from "./Row";
import { Value } from "./Value";

export interface ParameterRowProps {
  readonly parameter: Parameter;
  /** What it is called, before its letter. */
  readonly words?: string;
  /** What it belongs to, for those who hear the label: " of layer 1". */
  readonly of?: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onPreview?: (value: number | undefined) => void;
  readonly initial?: number | undefined;
  readonly hidden?: boolean | undefined;
}

/** A parameter of a choice, as a row: its name, its letter, its value. */
export function ParameterRow({ parameter, words, of = "", value, hidden, ...changes }: ParameterRowProps) {
  const { name, symbol, meaning } = parameter;
  const text = `${words ?? fieldWords(name)} ${withSubscripts(texToText(symbol))}`;
  return (
    <Row label={text} title={meaning} hidden={hidden}>
      <Value
        value={value}
        label={`${text}${of}`}
        step={stepOf(parameter)}
        check={(number) => valueFault(number, parameter)}
        {...changes}
      />
    </Row>
  );
}

/** A tenth of the default's power of ten: 0.01 for 0.9, 0.001 for 0.01; at least 1 where only whole numbers are allowed. */
function stepOf({ default: usual, integer }: Parameter): number {
  const step = usual === 0 ? 0.01 : 10 ** (Math.floor(Math.log10(Math.abs(usual))) - 1);
  return integer ? Math.max(1, step) : step;
}
