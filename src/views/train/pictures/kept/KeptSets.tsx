import { useEffect, useRef } from "react";
import { setData } from "../../../../engine/document/edit/train/editTraining";
import { inBytes } from "../../../../engine/math/inBytes";
import { useTraining } from "../../../../store/training/trainingContext";
import { KeptSetRow } from "./KeptSetRow";
import { type ListedSet, useKeptSets } from "./useKeptSets";
import "./keptSets.css";

/** The pictures that this browser keeps: to take for data, rename and delete. */
export default function KeptSets({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const dataset = useTraining((state) => state.document.dataset);
  const edit = useTraining((state) => state.edit);
  const { sets, room, deleted, problem, rename, remove, bringBack } = useKeptSets();
  useEffect(() => dialog.current?.showModal(), []);
  const use = ({ sha256, name, count, form }: ListedSet) => {
    if (form) edit(setData({ type: "pictures", seed: 1, sha256, name, count, ...form }));
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      className="kept-sets"
      aria-labelledby="kept-sets-title"
      closedby="any"
      onClose={onClose}
    >
      <h2 id="kept-sets-title">Kept pictures</h2>
      <p className="quiet">
        Pictures of your own stay in this browser, and documents name them. They are sent nowhere.
      </p>
      {problem && <p role="alert">{problem}</p>}
      {sets?.length === 0 && (
        <p>
          None yet. Drop files with pictures and labels on the page: IDX, NPY, NPZ or CSV, packed as .gz or
          not.
        </p>
      )}
      {sets && sets.length > 0 && (
        <ul>
          {sets.map((set) => (
            <KeptSetRow
              key={set.sha256}
              set={set}
              isOpen={"sha256" in dataset && dataset.sha256 === set.sha256}
              onUse={() => use(set)}
              onRename={(name) => void rename(set.sha256, name)}
              onDelete={() => void remove(set)}
            />
          ))}
        </ul>
      )}
      <p role="status" className={deleted ? "deleted-set" : undefined}>
        {deleted && (
          <>
            <span>
              Deleted “{deleted.name}”. A document that names it will ask for its files when it is opened.
            </span>
            <button type="button" className="plain-button" onClick={() => void bringBack(deleted)}>
              Bring it back
            </button>
          </>
        )}
      </p>
      <form method="dialog">
        {room && (
          <span className="quiet">
            All that this page keeps: {inBytes(room.usage)}. The browser says that it has room for{" "}
            {inBytes(room.quota)}.
          </span>
        )}
        <button type="submit" className="plain-button">
          Close
        </button>
      </form>
    </dialog>
  );
}
