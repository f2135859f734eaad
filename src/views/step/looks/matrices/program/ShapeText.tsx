import type { OutlinedValue } from "../../../../../engine/graph/outline";
import { nameOf } from "../../../../../engine/names/canonicalName";
import { gradientOf, numberOf } from "../../../../../engine/names/quantity";
import { elementIn } from "../../../../../engine/names/tensorRef";
import { useWorkbench } from "../../../../../store/work/context";

interface ShapeTextProps {
  readonly value: OutlinedValue;
  readonly of: string;
}

/** An array's shape; the axes that the step's sum runs over are lit. */
export function ShapeText({ value: { name, role, shape }, of }: ShapeTextProps) {
  const sums = useWorkbench((state) => state.opened?.step.sums);
  const whole = elementIn({ base: name, role });
  const buffers = [nameOf(numberOf(whole)), nameOf(gradientOf(whole, of))];
  const over = new Set(sums?.flatMap(({ buffer, axes }) => (buffers.includes(buffer) ? axes : [])));
  return (
    <p className="quiet array-shape">
      (
      {shape.map((length, axis) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an axis is known by its index
        <span key={axis}>
          {over.has(axis) ? (
            <b title={`the step runs over axis ${axis}`}>
              {length}
              <span className="unseen"> (the step runs over this axis)</span>
            </b>
          ) : (
            length
          )}
          {axis < shape.length - 1 ? ", " : shape.length === 1 ? "," : ""}
        </span>
      ))}
      )
    </p>
  );
}
