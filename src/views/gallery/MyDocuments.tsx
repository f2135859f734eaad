import { type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useStores } from "../../store/context";
import { createKeeping, type Library } from "../../store/keep";
import { loadExercise } from "./loadExercise";
import { OwnDocumentRow } from "./OwnDocumentRow";
import "./documents.css";

/** The reader's own documents, the newest first: to open, rename, duplicate and delete. */
export function MyDocuments() {
  const library = useLibrary();
  const list = useRef<HTMLElement>(null);
  useRefresh(list, library.refresh);
  const { documents, failed, deleted, open, bringBack } = library;
  const openOwn = async (id: string) => {
    list.current?.closest<HTMLElement>("[popover]")?.hidePopover();
    // Back leads to what was there before, whose address this isn't.
    history.pushState(null, "", location.pathname + location.search);
    await open(id, loadExercise);
  };
  return (
    <section aria-label="My documents" ref={list}>
      <h3 className="overline">My documents</h3>
      {failed && <p className="quiet">Nothing can be kept in this browser.</p>}
      {documents?.length === 0 && (
        <p className="quiet">None yet. An exercise that is changed, or a new network, is kept here.</p>
      )}
      {documents && documents.length > 0 && (
        <ul className="documents">
          {documents.map((entry) => (
            <OwnDocumentRow key={entry.id} entry={entry} library={library} onOpen={openOwn} />
          ))}
        </ul>
      )}
      <p role="status" className={deleted ? "deleted" : undefined}>
        {deleted && (
          <>
            <span>Deleted “{deleted.title}”.</span>
            <button type="button" onClick={() => void bringBack()}>
              Bring it back
            </button>
          </>
        )}
      </p>
    </section>
  );
}

export function useLibrary(): Library {
  return useStore(useStores().get(createKeeping).library);
}

/** Looks at the documents again whenever the list is opened: other tabs change them too. */
function useRefresh(list: RefObject<HTMLElement | null>, refresh: () => Promise<void>): void {
  const [opened, setOpened] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again each time it is opened
  useEffect(() => void refresh(), [refresh, opened]);
  useEffect(() => {
    const popover = list.current?.closest("[popover]");
    const toggled = (event: Event) => {
      if ((event as ToggleEvent).newState === "open") setOpened((count) => count + 1);
    };
    popover?.addEventListener("toggle", toggled);
    return () => popover?.removeEventListener("toggle", toggled);
  }, [list]);
}
