import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { Paths, WeightPath } from "../../../engine/studies/paths";
import { useWorkbench } from "../../../store/work/context";
import { useWorkerAnswer } from "../../../store/work/useWorkerAnswer";
import { useNumberNames } from "../parts/numberNames";
import "./paths.css";

/** A number's gradient as the sum over all paths to the loss; pointing at one lights it up in the graph. */
export default function PathList({ weight }: { readonly weight: string }) {
  const { question, answer } = useWorkerAnswer({ about: "paths", weight }) ?? {};
  if (!answer || question?.weight !== weight) return <p className="quiet">Looking for the paths …</p>;
  return <List paths={answer} />;
}

function List({ paths: { listed, count, rest, penalty, total } }: { readonly paths: Paths }) {
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const others = count - listed.length;
  return (
    <div className="paths">
      <p className="quiet">
        {count === 1 ? "One path" : `${count} paths`}; each is{" "}
        {isProgram
          ? "the product of the local derivatives on the way."
          : "what the weight multiplies, times every local derivative on the way, times what the loss does with the output."}
      </p>
      <ol>
        {listed.map((path) => (
          <PathLine
            key={`${path.example ?? ""} ${path.factors.map(({ quantity }) => quantity).join(" ")}`}
            path={path}
          />
        ))}
      </ol>
      <dl className="rows">
        {others > 0 && (
          <>
            <dt>{others === 1 ? "1 smaller path" : `${others} smaller paths together`}</dt>
            <dd className="number">{shortNumber(rest)}</dd>
          </>
        )}
        {penalty !== 0 && (
          <>
            <dt>the penalty's part</dt>
            <dd className="number">{shortNumber(penalty)}</dd>
          </>
        )}
        <dt>sum, the gradient</dt>
        <dd className="number" title={fullNumber(total)}>
          {shortNumber(total)}
        </dd>
      </dl>
    </div>
  );
}

function PathLine({ path: { example, factors, value } }: { readonly path: WeightPath }) {
  const { within } = useNumberNames();
  const point = useWorkbench((state) => state.point);
  const quantities = factors.map(({ quantity }) => quantity);
  const light = () => point(...quantities);
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a path lights up for the keyboard too
      tabIndex={0}
      onPointerEnter={light}
      onPointerLeave={() => point()}
      onFocus={light}
      onBlur={() => point()}
    >
      <b title={fullNumber(value)}>{shortNumber(value)}</b>
      <span>
        {example !== undefined && <small>example {example}: </small>}
        {quantities.map(within).join(" · ")}
        <br />
        <span className="number">= {factors.map((factor) => shortNumber(factor.value, 4)).join(" · ")}</span>
      </span>
    </li>
  );
}
