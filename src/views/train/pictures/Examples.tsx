import { shortNumber } from "../../../engine/math/format";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { Gallery } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { dataPartLabels } from "../parts/dataPartLabels";
import { usePlaneView } from "../parts/planeView";
import { useLatest } from "../parts/useLatest";
import { useOpenInStep } from "../parts/useOpenInStep";
import { PictureTile } from "./PictureTile";
import { Said } from "./Said";

/** At most so often the pictures are rendered while training runs, in milliseconds. */
const interval = 400;

type ShownExample = Gallery["shown"][number];

interface ExamplesProps {
  readonly data: PreparedData;
  readonly list: "classes" | "wrong";
}

/** Pictures of one part of the data, with what is said of each; the chosen one with all that is said of it. */
export function Examples({ data, list }: ExamplesProps) {
  const change = usePlaneView((view) => view.change);
  const split = useTraining((state) => state.document.training.split);
  const wanted = usePlaneView((view) => view.galleryPart);
  const gallery = useLatest(({ pictures }) => pictures, interval);
  const part = split[wanted] > 0 ? wanted : "train";
  const isThere = gallery?.list === list && gallery.part === part;
  const fits = gallery?.shown.every(({ outputs }) => outputs.length === classesOf(data).length);
  return (
    <>
      <div className="gallery-head">
        <Select
          label="Part of the data whose pictures are shown"
          value={part}
          options={dataPartLabels.filter(({ id }) => split[id] > 0)}
          onChange={(id) => change({ galleryPart: id })}
        />
        {isThere && (
          <span className="quiet">
            {gallery.wrong} of {split[part]} misclassified
            {list === "classes" ? ": these have a frame" : ""}
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="gallery-scroll" tabIndex={0} aria-label="Examples">
        {!isThere || !fits ? (
          <p className="quiet">Looking at the pictures …</p>
        ) : list === "wrong" ? (
          <Wrong data={data} gallery={gallery} />
        ) : (
          <ByClass data={data} gallery={gallery} />
        )}
      </section>
      <Chosen data={data} shown={fits ? gallery?.chosen : undefined} />
    </>
  );
}

interface ListProps {
  readonly data: PreparedData;
  readonly gallery: Gallery;
}

function ByClass({ data, gallery }: ListProps) {
  const classes = classesOf(data);
  const longest = Math.min(12, Math.max(...classes.map(({ length }) => length)));
  const style = { "--name": `${longest}ch`, "--classes": classes.length } as object;
  return classes.map((name, label) => (
    <div className="gallery-row" key={name} style={style}>
      <b title={name}>{name}</b>
      <div>
        {gallery.shown
          .filter((one) => one.label === label)
          .map((one) => (
            <Picture key={one.index} data={data} shown={one} />
          ))}
      </div>
    </div>
  ));
}

function Wrong({ data, gallery }: ListProps) {
  if (gallery.shown.length === 0)
    return <p className="quiet">None: all of this part are classified correctly.</p>;
  return (
    <div className="gallery-wrong">
      {gallery.shown.map((one) => (
        <figure key={one.index}>
          <Picture data={data} shown={one} />
          <figcaption>
            is <b>{classesOf(data)[one.label]}</b>
            <br />
            said <b>{classesOf(data)[one.said] ?? "nothing"}</b>
            {one.said >= 0 && <small> {shortNumber(one.outputs[one.said], 3)}</small>}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function Picture({ data, shown }: { readonly data: PreparedData; readonly shown: ShownExample }) {
  const change = usePlaneView((view) => view.change);
  const chosen = usePlaneView((view) => view.chosen);
  const words = wordsOf(data, shown);
  return data.picture ? (
    <button
      type="button"
      className={`gallery-picture ${shown.said === shown.label ? "" : "wrong"}`}
      aria-pressed={chosen === shown.index}
      aria-label={words}
      title={words}
      onClick={() => change({ chosen: chosen === shown.index ? undefined : shown.index })}
    >
      <PictureTile form={data.picture} pixels={shown.pixels} />
    </button>
  ) : null;
}

/** The picture that was chosen, large, with every class' output. */
function Chosen({ data, shown }: { readonly data: PreparedData; readonly shown: ShownExample | undefined }) {
  const openInStep = useOpenInStep();
  if (!shown || !data.picture)
    return <p className="gallery-hint quiet">Press a picture to see what is said of it.</p>;
  return (
    <div className="gallery-chosen">
      <div>
        <PictureTile form={data.picture} pixels={shown.pixels} label={wordsOf(data, shown)} />
        <button type="button" className="tool" onClick={() => void openInStep(shown.index)}>
          open in Step
        </button>
      </div>
      <div>
        <p>
          example {shown.index + 1}, {dataPartLabels.find(({ id }) => id === shown.part)?.label}: is{" "}
          <b>{classesOf(data)[shown.label]}</b>
        </p>
        <Said classes={classesOf(data)} outputs={shown.outputs} label={shown.label} />
      </div>
    </div>
  );
}

const classesOf = ({ task }: PreparedData) => (task.kind === "classification" ? task.classes : []);

function wordsOf(data: PreparedData, { index, label, said, outputs }: ShownExample): string {
  const classes = classesOf(data);
  const verdict =
    said < 0
      ? "no class is said: an output isn’t a number"
      : `said ${classes[said]}, ${shortNumber(outputs[said], 3)}`;
  return `Example ${index + 1}: is ${classes[label]}, ${verdict}`;
}
