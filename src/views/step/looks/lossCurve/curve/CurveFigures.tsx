import { gradientNameOf, updatedNameOf } from "../../../../../engine/names/related";
import type { LossChange, LossCurve } from "../../../../../engine/studies/lossCurve";
import { Num } from "../../../../parts/plot/Num";
import { useLossName } from "../../../../parts/useLossName";

interface CurveFiguresProps {
  readonly along: LossCurve;
  readonly label: string;
}

/** The numbers behind the plot. */
export function CurveFigures({ along, label }: CurveFiguresProps) {
  const lossName = useLossName();
  const { parameter, value, loss, gradient, beside, update, secant } = along;
  return (
    <dl className="plot-figures">
      <dt>here</dt>
      <dd>
        {label} = <Num value={value} label={label} quantity={parameter} />, {lossName} ={" "}
        <Num value={loss} label="Loss" quantity="L" />
      </dd>
      <dt>
        slope ∂{lossName}/∂{label}
      </dt>
      <dd>
        <Num value={gradient} label={`Gradient of ${label}`} quantity={gradientNameOf(parameter)} gradient />
        {beside && (
          <small>
            {" "}
            by convention; left of it <Num value={beside.left} label="Slope on the left" gradient />, right{" "}
            <Num value={beside.right} label="Slope on the right" gradient />
          </small>
        )}
      </dd>
      {secant && (
        <>
          <dt>slope of the secant</dt>
          <dd>
            <Num value={secant.slope} label="Slope of the secant" gradient />{" "}
            <small>
              off by <Num value={secant.slope - gradient} label="Secant less gradient" digits={3} />
            </small>
          </dd>
        </>
      )}
      {update && (
        <>
          <dt>one update</dt>
          <dd>
            {label}′ ={" "}
            <Num
              value={update.value}
              label={`${label} after the update`}
              quantity={updatedNameOf(parameter)}
            />
          </dd>
          <dt>
            {lossName} changes, {label} alone
          </dt>
          <dd>
            <ChangeOf change={update.alone} of={`of ${label} alone`} />
          </dd>
          <dt>all parameters</dt>
          <dd>
            <ChangeOf change={update.all} of="of all parameters" />
          </dd>
        </>
      )}
    </dl>
  );
}

function ChangeOf({ change: { predicted, real }, of }: { readonly change: LossChange; readonly of: string }) {
  return (
    <>
      <small>by the gradient </small>
      <Num value={predicted} label={`Predicted change by the update ${of}`} digits={4} />
      <small>, really </small>
      <Num value={real} label={`Real change by the update ${of}`} digits={4} />
    </>
  );
}
