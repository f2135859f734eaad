import { useTraining } from "../../store/training/trainingContext";
import { usePlaneView } from "./parts/planeView";
import "./described.css";

/** What a lesson, or whoever made the document, says of it, until it is put away. */
export function Described() {
  const title = useTraining((state) => state.document.title);
  const description = useTraining((state) => state.document.description);
  const read = usePlaneView((view) => view.read);
  const change = usePlaneView((view) => view.change);
  if (!description || description === read) return null;
  return (
    <aside className="described" aria-label="About this document">
      <p>
        <strong>{title}.</strong> {description}
      </p>
      <button
        type="button"
        className="tool"
        aria-label="Put this text away"
        title="Put this text away"
        onClick={() => change({ read: description })}
      >
        ×
      </button>
    </aside>
  );
}
