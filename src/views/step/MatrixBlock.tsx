import { type Scale, scaleColour, signColour, symmetricDomain } from "../../draw/colour";
import { fullNumber, shortNumber } from "../../engine/math/format";
import { useShown, useWorkbench } from "../../store/context";

export interface BlockShape {
  readonly rows: number;
  readonly columns: number;
}

interface MatrixBlockProps {
  readonly label: string;
  readonly shape: BlockShape;
  /** The canonical name of an entry, 0-based. */
  nameAt(row: number, column: number): string;
  readonly kind: Scale;
}

/** Beyond this many entries a side, numbers give way to colours; each number shows when it is pointed at. */
const printed = 8;

/** One matrix: what isn't known yet at this step is blank, and without any known entry there is no block. */
export function MatrixBlock({ label, shape: { rows, columns }, nameAt, kind }: MatrixBlockProps) {
  const { numbers, step } = useShown() ?? {};
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  if (!numbers || !step) return null;
  const reads = new Set(step.reads.map(({ name }) => name));
  const cells = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => {
      const name = nameAt(r, c);
      const whole = name.replace(/\[[\d,]+\]/, "");
      const isCurrent = name === step.quantity || whole === step.quantity;
      const isRead = reads.has(name) || reads.has(whole);
      return {
        name,
        value: numbers.at(name, step.index),
        className: isCurrent ? "now" : lit.has(name) ? "lit" : isRead ? "read" : "",
      };
    }),
  );
  const known = cells.flat().flatMap(({ value }) => (value === undefined ? [] : [Math.abs(value)]));
  if (known.length === 0) return null;
  const heat = rows > printed || columns > printed;
  const domain = symmetricDomain(known);
  return (
    <div className={`matrix ${kind} ${heat ? "heat" : ""}`}>
      <p className="matrix-name">{label}</p>
      <table aria-label={`${label}, ${rows} by ${columns}`}>
        <tbody>
          {cells.map((row) => (
            <tr key={row[0].name}>
              {row.map(({ name, value, className }) => (
                <td
                  key={name}
                  className={className}
                  onPointerEnter={() => point(name)}
                  onPointerLeave={() => point()}
                  {...(value !== undefined && {
                    "data-quantity": name,
                    "data-value": fullNumber(value),
                    title: `${name} = ${fullNumber(value)}`,
                    style: heat
                      ? { background: scaleColour(kind, value, domain) }
                      : className === "now"
                        ? undefined
                        : { color: signColour(kind, value) },
                  })}
                >
                  {value === undefined ? (
                    ""
                  ) : heat ? (
                    <span className="unseen">{shortNumber(value, 4)}</span>
                  ) : (
                    shortNumber(value, 4)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
