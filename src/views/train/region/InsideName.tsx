import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { useInside } from "../parts/planeView";
import { activationWords, outputClass, unitLabel } from "../parts/unitNames";

/** Says over the picture that it shows a unit instead of what the network says. */
export function InsideName({ data }: { readonly data: PreparedData }) {
  const document = useTraining((state) => state.document);
  const inside = useInside();
  if (inside?.kind !== "unit") return null;
  const { layer } = inside;
  const about = outputClass(document, data, inside);
  const isFeature = layer === 0 && inside.index > data.columns.length;
  const isAxis = layer === 0 && (isFeature || document.training.axes.includes(inside.index));
  return (
    <p className="inside-name">
      <i>{unitLabel(document, data, inside)}</i>{" "}
      {layer === 0
        ? isAxis || data.columns.length < 3
          ? "as the network sees it"
          : "isn't an axis: it is held at its mean here"
        : activationWords(document.layers[layer - 1])}
      <small>
        {about === undefined
          ? layer > 0 || isAxis
            ? "the line: where it is 0"
            : ""
          : `how sure of ${about}`}
      </small>
    </p>
  );
}
