import { signColour } from "../../../../../draw/colour";
import { extentOf } from "../../../../../draw/plot/axis";
import { counted } from "../../../../../engine/math/counted";
import { shortNumber } from "../../../../../engine/math/format";
import { nameOf } from "../../../../../engine/names/canonicalName";
import { gradientOf } from "../../../../../engine/names/quantity";
import type { ContourMap } from "../../../../../engine/studies/contourMap";
import { KeyLine } from "../../../../parts/plot/KeyLine";
import { Num } from "../../../../parts/plot/Num";
import { useLossName } from "../../../../parts/useLossName";
import { useNumberNames } from "../../../parts/numberNames";

/** Whose updates the path shows. */
export type PathOf = "all" | "alone";

interface MapFiguresProps {
  readonly map: ContourMap;
  readonly labels: readonly [string, string];
  readonly pathOf: PathOf;
  readonly hasPath: boolean;
}

/** The numbers behind the map, and what its marks are. */
export function MapFigures({ map, labels, pathOf, hasPath }: MapFiguresProps) {
  const lossName = useLossName();
  const { parse, reader } = useNumberNames();
  const gradientName = (name: string) => {
    const of = parse(name)?.of;
    return of && nameOf(gradientOf(of, reader?.of));
  };
  const { parameters, point, gradient, path } = map;
  const walked = path[pathOf];
  const last = walked[walked.length - 1];
  const [low, high] = extentOf(map.losses);
  return (
    <>
      <ul className="plot-keys" aria-label="Key">
        <li>
          <span className="levels" aria-hidden="true" />
          {reader ? lossName : "loss"} from {shortNumber(low, 3)} to {shortNumber(high, 3)}
        </li>
        <KeyLine colour={signColour("gradient", 1)} path="M1,6H24M19,2L24,6L19,10">
          the gradient: steepest uphill
        </KeyLine>
        <KeyLine colour={signColour("gradient", -1)} dashes="5 3" path="M1,6H24M19,2L24,6L19,10">
          minus the gradient: steepest downhill
        </KeyLine>
        {hasPath && (
          <KeyLine path="M1,6H25M10,6a3,3 0 1 0 6,0a3,3 0 1 0 -6,0">
            the next updates
            {pathOf === "all"
              ? "; as all parameters move, the map is exact for the first point alone"
              : ", all other parameters held"}
          </KeyLine>
        )}
      </ul>
      <dl className="plot-figures">
        <dt>here</dt>
        <dd>
          {labels.map((label, axis) => (
            <span key={label}>
              {label} = <Num value={point.at[axis]} label={label} quantity={parameters[axis]} />,{" "}
            </span>
          ))}
          {lossName} ={" "}
          <Num value={point.loss} label={reader ? lossName : "Loss"} quantity={reader?.of ?? "L"} />
        </dd>
        <dt>gradient</dt>
        <dd>
          (
          {labels.map((label, axis) => (
            <span key={label}>
              {axis > 0 && ", "}
              <Num
                value={gradient[axis]}
                label={`Gradient of ${label}`}
                quantity={gradientName(parameters[axis])}
                gradient
              />
            </span>
          ))}
          )
        </dd>
        {last && hasPath && walked.length > 1 && (
          <>
            <dt>after {counted(walked.length - 1, "update")}</dt>
            <dd>
              {lossName} ={" "}
              <Num value={last.loss} label={`Loss after ${counted(walked.length - 1, "update")}`} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
