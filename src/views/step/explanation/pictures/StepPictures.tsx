import { useMemo, useRef } from "react";
import { signedPixels } from "../../../../draw/pictures/pixels";
import type { DivergingTable } from "../../../../draw/region/regionPixels";
import { shortNumber } from "../../../../engine/math/format";
import { useFrames, useShown, useWorkbench } from "../../../../store/work/context";
import type { ShownStep } from "../../../../store/work/workbenchState";
import { useThemeColours, valueTable } from "../../../parts/themeColours";
import { type Pictured, picturesOf } from "./pictured";
import "./stepPictures.css";

/** So many terms of a sum are named: the largest. */
const mostTerms = 8;

/** Where the inputs are the pixels of a picture: what the step has to do with it, as pictures, and the largest terms of its sum. */
export default function StepPictures({ step }: { readonly step: ShownStep }) {
  const picture = useWorkbench((state) => state.document?.picture);
  const examples = useWorkbench((state) => state.document?.batch.inputs.length ?? 1);
  // Which pictures are known is another matter at each step.
  const shown = useShown(({ step: { index, quantity } }) => `${index} ${quantity}`);
  const size = picture ? picture.width * picture.height : 0;
  const example = examples > 1 ? shown?.numbers.example : undefined;
  const pictures = useMemo(() => picturesOf(step.quantity, size, example), [step.quantity, size, example]);
  if (!picture || !shown) return null;
  const known = pictures.filter(({ names }) =>
    shown.numbers.all(names[0], step.index).some((n) => n !== undefined),
  );
  const products = known.find(({ isProduct }) => isProduct);
  return (
    <section className="step-pictures" aria-label="As pictures">
      <div>
        {known.map((one) => (
          <Picture key={one.title} pictured={one} width={picture.width} index={step.index} />
        ))}
      </div>
      {products && <Terms pictured={products} index={step.index} width={picture.width} />}
    </section>
  );
}

interface PictureProps {
  readonly pictured: Pictured;
  readonly width: number;
  readonly index: number;
}

function Picture({ pictured, width, index }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const reach = useRef<HTMLElement>(null);
  const theme = useThemeColours();
  const table = useMemo(() => valueTable(theme), [theme]);
  useFrames(({ numbers }) => {
    const values = valuesOf(pictured, (names) => numbers.all(names, index));
    const largest = values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
    paint(canvas.current, values, width, largest, table);
    if (reach.current) reach.current.textContent = `±${shortNumber(largest, 2)}`;
  }, "explanation");
  return (
    <figure title={pictured.words}>
      <canvas ref={canvas} role="img" aria-label={pictured.words} />
      <figcaption>
        {pictured.title} <small ref={reach} />
      </figcaption>
    </figure>
  );
}

/** The largest terms, and what the others come to. */
function Terms({ pictured, index, width }: PictureProps) {
  const shown = useShown(({ numbers }) => valuesOf(pictured, (names) => numbers.all(names, index)).join());
  if (!shown) return null;
  const all = (names: readonly string[]) => shown.numbers.all(names, index);
  const values = valuesOf(pictured, all);
  const order = Array.from(values.keys()).sort(
    (one, other) => Math.abs(values[other]) - Math.abs(values[one]),
  );
  const rest = order.slice(mostTerms).reduce((sum, i) => sum + values[i], 0);
  const [x, w] = pictured.names.map(all);
  return (
    <table className="picture-terms" aria-label="The largest terms of the sum">
      <tbody>
        {order.slice(0, mostTerms).map((i) => (
          <tr key={i} title={`row ${Math.floor(i / width) + 1}, column ${(i % width) + 1}`}>
            <th scope="row">
              {pictured.names[0][i]} · {pictured.names[1][i]}
            </th>
            <td>
              {shortNumber(x[i] ?? Number.NaN, 2)} · {shortNumber(w[i] ?? Number.NaN, 2)}
            </td>
            <td>{shortNumber(values[i], 4)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">the other {values.length - mostTerms} together</th>
          <td />
          <td>{shortNumber(rest, 4)}</td>
        </tr>
      </tbody>
    </table>
  );
}

type All = (names: readonly string[]) => readonly (number | undefined)[];

/** Numbers, or the products of two lists; NaN for what isn't known yet. */
function valuesOf({ names, isProduct }: Pictured, all: All): Float64Array {
  const [first, second] = names.map(all);
  return Float64Array.from(
    first,
    (value, k) => (value ?? Number.NaN) * (isProduct ? (second[k] ?? Number.NaN) : 1),
  );
}

function paint(
  canvas: HTMLCanvasElement | null,
  values: Float64Array,
  width: number,
  largest: number,
  table: DivergingTable,
): void {
  if (!canvas) return;
  const pixels = signedPixels(values, 0, values.length, largest, table);
  canvas.width = width;
  canvas.height = values.length / width;
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, canvas.height);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}
