import { fullNumber, shortNumber } from "../../../engine/math/format";

interface SaidProps {
  readonly classes: readonly string[];
  readonly outputs: readonly number[];
  /** The class that it is, where that is known. */
  readonly label?: number;
}

/** What the network says of one picture: each class with its output as a bar. */
export function Said({ classes, outputs, label }: SaidProps) {
  const largest = Math.max(...outputs);
  // Room for the sign beside the right one.
  const longest = Math.min(12, 2 + Math.max(...classes.map(({ length }) => length)));
  const low = Math.min(0, ...outputs);
  const high = Math.max(1, ...outputs);
  return (
    <ul className="class-outputs" style={{ "--name": `${longest}ch` } as object}>
      {classes.map((name, k) => (
        <li
          key={name}
          className={`${outputs[k] === largest ? "largest" : ""} ${k === label ? "right" : ""}`}
          title={fullNumber(outputs[k])}
        >
          <span>{name}</span>
          <i className="bar" aria-hidden="true">
            <i className="fill" style={{ width: `${(100 * (outputs[k] - low)) / (high - low)}%` }} />
          </i>
          <b data-quantity={`y[${k + 1}]`} data-value={fullNumber(outputs[k])}>
            {shortNumber(outputs[k], 3)}
          </b>
        </li>
      ))}
    </ul>
  );
}
