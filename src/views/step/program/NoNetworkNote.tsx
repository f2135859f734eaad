import { useStores } from "../../../store/context";
import { networkIn } from "../../../store/work/workEntry";
import "./noNetworkNote.css";

interface NoNetworkNoteProps {
  /** Why the code isn't a network, in words that end a sentence. */
  readonly why: string;
  readonly onClose: () => void;
}

/** Says why code doesn't open as a network, and offers the network that was there before. */
export default function NoNetworkNote({ why, onClose }: NoNetworkNoteProps) {
  const { workbench } = useStores();
  const { history, resume } = workbench.getState();
  const before = history.entries.findLast((entry) => networkIn(entry.document) !== undefined);
  return (
    <div className="no-network" role="alert">
      <p>This code isn’t a layered network: {why}.</p>
      <p>
        {before ? (
          <button type="button" className="plain-button" onClick={() => resume(before)}>
            Back to {before.document.title}
          </button>
        ) : (
          <a className="plain-button" href="#D-P1">
            Open the first exercise
          </a>
        )}
        <button type="button" className="plain-button" onClick={onClose}>
          Stay with the code
        </button>
      </p>
    </div>
  );
}
