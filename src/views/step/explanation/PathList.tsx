import { useMemo } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { createLabels, written } from "../../../engine/names/labels";
import type { Path, Paths } from "../../../engine/studies/paths";
import { useWorkbench } from "../../../store/work/context";
import { useWorkerAnswer } from "../../../store/work/useWorkerAnswer";
import "./paths.css";

/** A weight's gradient as the sum over all paths to the loss; pointing at one lights it up in the graph. */
export default function PathList({ weight }: { readonly weight: string }) {
  const { question, answer } = useWorkerAnswer({ about: "paths", weight }) ?? {};
  if (!answer || question?.weight !== weight) return <p className="quiet">Looking for the paths …</p>;
  return <List paths={answer} />;
}

function List({ paths: { listed, count, rest, penalty, total } }: { readonly paths: Paths }) {
  const others = count - listed.length;
  return (
    <div className="paths">
      <p className="quiet">
        {count === 1 ? "One path" : `${count} paths`}; each is what the weight multiplies, times every local
        derivative on the way, times what the loss does with the output.
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
            <dt>{others} smaller paths together</dt>
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

function PathLine({ path: { example, factors, value } }: { readonly path: Path }) {
  const names = useWorkbench((state) => state.document?.names);
  const point = useWorkbench((state) => state.point);
  const notation = useMemo(() => createLabels(names, false), [names]);
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
        {quantities.map((quantity) => written(quantity, notation.text)).join(" · ")}
        <br />
        <span className="number">= {factors.map((factor) => shortNumber(factor.value, 4)).join(" · ")}</span>
      </span>
    </li>
  );
}
