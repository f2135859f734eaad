import type { ComponentType } from "react";
import { useHomework } from "../../../store/homework/useHomework";
import { loading } from "../../../ui/loading";
import { part } from "../../../ui/part";
import { lookOf, looks } from ".";

/** The views of the looks that load when they are chosen, by their labels. */
const views = new Map<string, ComponentType>(
  looks.flatMap(({ label, load }) => (load ? [[label, part(load, { waiting: loading })] as const] : [])),
);

export default function OtherLook({ look }: { readonly look: string }) {
  const View = views.get(look);
  const practising = useHomework((state) => state.practising);
  if (practising && !lookOf(look).whilePractising) return <HiddenLook />;
  return View && <View />;
}

/** What would tell the numbers that the reader is to find. */
function HiddenLook() {
  const practise = useHomework((state) => state.practise);
  return (
    <div className="hidden-look">
      <p>The numbers are hidden while you practise, and so are the plots that are made of them.</p>
      <button type="button" onClick={() => practise(false)}>
        Show all numbers
      </button>
    </div>
  );
}
