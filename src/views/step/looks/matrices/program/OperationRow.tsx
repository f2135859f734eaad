import { memo } from "react";
import type { GraphOutline, OutlinedValue } from "../../../../../engine/graph/outline";
import { shortNumber } from "../../../../../engine/math/format";
import { tupleText } from "../../../../../engine/shape";
import { useWorkbench } from "../../../../../store/work/context";
import { Sign } from "../BlockColumn";
import { ArrayBlock } from "./ArrayBlock";

interface OperationRowProps {
  readonly outline: GraphOutline;
  /** Its index in the outline. */
  readonly operation: number;
  readonly of: string;
}

/** An operation: its factors and its result, and its shapes; at its step the rule that the step follows. */
export const OperationRow = memo(function OperationRow({ outline, operation, of }: OperationRowProps) {
  const isCurrent = useWorkbench((state) => state.opened?.step.operation === operation);
  const { values, operations } = outline;
  const { label, inputs, outputs } = operations[operation];
  const isBetween = operations[operation].isSign && inputs.length === 2;
  return (
    <div className={`operation-row ${isCurrent ? "current" : ""}`} data-operation={operation}>
      <p className="operation-shapes">{isCurrent ? <RuleOfStep /> : shapesOf(outline, operation)}</p>
      <div className="equation">
        {inputs.map((input, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a factor is known by its index
          <div className="after" key={index}>
            {index > 0 && <Sign>{isBetween ? label : ","}</Sign>}
            <Operand value={values[input]} of={of} />
          </div>
        ))}
        {outputs.map((output) => (
          <div className="after" key={output}>
            <Sign>
              {isBetween ? (
                "="
              ) : (
                <>
                  <small>{label}</small>→
                </>
              )}
            </Sign>
            <ArrayBlock value={values[output]} of={of} />
          </div>
        ))}
      </div>
    </div>
  );
});

function Operand({ value, of }: { readonly value: OutlinedValue; readonly of: string }) {
  const { role, number } = value;
  if (role === "literal" && number !== undefined) return <Sign>{shortNumber(number)}</Sign>;
  return <ArrayBlock value={value} of={of} />;
}

/** The step's own rule, forward or back, with its shapes. */
function RuleOfStep() {
  const step = useWorkbench((state) => state.opened?.step);
  if (!step) return null;
  const { title, shapes } = step.explanation;
  return (
    <>
      <b>{title}</b>
      {shapes && <span> {shapes}</span>}
    </>
  );
}

/** `(3, 2) = (3, 2) @ (2, 2)`; nothing where all are single numbers. */
function shapesOf({ values, operations }: GraphOutline, operation: number): string {
  const { label, isSign, inputs, outputs } = operations[operation];
  if ([...inputs, ...outputs].every((k) => values[k].shape.length === 0)) return "";
  const text = ({ role, number, shape }: OutlinedValue) =>
    role === "literal" && number !== undefined ? shortNumber(number) : tupleText(shape);
  const factors = inputs.map((k) => text(values[k]));
  const right =
    isSign && factors.length === 2 ? factors.join(` ${label} `) : `${label} of ${factors.join(", ")}`;
  return `${outputs.map((k) => tupleText(values[k].shape)).join(", ")} = ${right}`;
}
