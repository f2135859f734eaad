import type { ComponentType } from "react";
import { usePredict } from "../../../store/homework/predict";
import { useHomework } from "../../../store/homework/useHomework";
import { useWorkbench } from "../../../store/work/context";
import { loading } from "../../../ui/loading";
import { part } from "../../../ui/part";
import { Boundary } from "../../../ui/trouble/Boundary";
import { lookOf, looks } from "../../parts/looks";
import { GraphInput } from "../graph/GraphInput";
import "./otherLook.css";

const ProgramInput = part(() => import("../program/ProgramInput"), { isSmall: true });

// Below the names of the looks.
const waiting = <div className="in-place-of-look">{loading}</div>;

/** The views of the looks that load when they are chosen, by their labels: of networks, and of programs. */
const views = new Map<string, ComponentType>();
const viewsOfPrograms = new Map<string, ComponentType>();
for (const { label, load, ofPrograms } of looks) {
  if (load) views.set(label, part(load, { waiting }));
  const View = ofPrograms?.load ? part(ofPrograms.load, { waiting }) : views.get(label);
  if (View) viewsOfPrograms.set(label, View);
}

export default function OtherLook({ look }: { readonly look: string }) {
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const View = (isProgram ? viewsOfPrograms : views).get(look);
  const practising = useHomework((state) => state.practising);
  const predicting = usePredict((state) => state.hides);
  if ((practising || predicting) && !lookOf(look).whilePractising)
    return practising ? <HiddenLook /> : <AskedLook />;
  return (
    <>
      {isProgram ? (
        <ProgramInput />
      ) : (
        <Boundary isSmall>
          <GraphInput />
        </Boundary>
      )}
      {View && <View />}
    </>
  );
}

/** What would tell the number that is to be predicted. */
function AskedLook() {
  const show = usePredict((state) => state.show);
  return (
    <div className="in-place-of-look">
      <p>The number of this step is to be predicted first, and this picture would tell it.</p>
      <button type="button" onClick={show}>
        Show the number
      </button>
    </div>
  );
}

/** What would tell the numbers that the reader is to find. */
function HiddenLook() {
  const practise = useHomework((state) => state.practise);
  return (
    <div className="in-place-of-look">
      <p>The numbers are hidden while you practise, and so are the plots that are made of them.</p>
      <button type="button" onClick={() => practise(false)}>
        Show all numbers
      </button>
    </div>
  );
}
