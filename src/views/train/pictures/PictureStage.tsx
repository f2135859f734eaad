import type { PreparedData } from "../../../engine/training/data/preparedData";
import { usePlaneView } from "../parts/planeView";
import { DrawPad } from "./DrawPad";
import { Examples } from "./Examples";
import "./pictures.css";

const tabs = [
  { id: "classes", label: "by class" },
  { id: "wrong", label: "most wrong" },
  { id: "draw", label: "draw your own" },
] as const;

/** Where the plane would be: the examples as pictures, those that the network is most wrong about, and one drawn by hand. */
export function PictureStage({ data }: { readonly data: PreparedData }) {
  const change = usePlaneView((view) => view.change);
  const tab = usePlaneView((view) => view.gallery);
  return (
    <section className="picture-stage" aria-label="Pictures">
      <fieldset className="choice" aria-label="Which pictures are shown">
        {tabs.map(({ id, label }) => (
          <button key={id} type="button" aria-pressed={id === tab} onClick={() => change({ gallery: id })}>
            {label}
          </button>
        ))}
      </fieldset>
      {tab === "draw" ? <DrawPad data={data} /> : <Examples data={data} list={tab} />}
    </section>
  );
}
