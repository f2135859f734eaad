import { type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useStores } from "../../../store/context";
import { createKeeping, type Library, type OwnDocument } from "../../../store/keep";
import { hasWords } from "../menu/isFound";
import { loadExercise } from "../menu/loadExercise";
import { BringBack } from "./BringBack";
import { aboutWords, OwnDocumentRow, type RowFocus } from "./OwnDocumentRow";
import "./documents.css";

/** With more documents than these there is a field to search them. */
const overseen = 5;

/** The reader's own documents, the newest first: to open, search, rename, duplicate and delete. */
export function MyDocuments() {
  const library = useLibrary();
  const list = useRef<HTMLElement>(null);
  const rows = useRef(new Map<string, RowFocus>());
  /** The row that gets the focus once it is there. */
  const awaited = useRef<string>(undefined);
  const [wanted, setWanted] = useState("");
  useRefresh(list, library.refresh);
  const { documents, failed, open } = library;
  const openOwn = async (id: string) => {
    list.current?.closest<HTMLElement>("[popover]")?.hidePopover();
    // Back leads to what was there before, whose address this isn't.
    history.pushState(null, "", location.pathname + location.search);
    await open(id, loadExercise);
  };
  const isSearched = (documents?.length ?? 0) > overseen || wanted !== "";
  const found = documents?.filter((entry) => hasWords(textOf(entry), wanted)) ?? [];
  const remove = async (id: string) => {
    const at = found.findIndex((entry) => entry.id === id);
    const next = found[at + 1] ?? found[at - 1];
    await library.remove(id);
    // The row and its button are gone: the keyboard goes on from the next, or the way back.
    const row = next && rows.current.get(next.id);
    if (row) row.remove();
    else list.current?.querySelector<HTMLElement>(".deleted button")?.focus();
  };
  return (
    <section aria-label="My documents" ref={list}>
      <h3 className="overline">My documents</h3>
      {failed && <p className="quiet">Nothing can be kept in this browser.</p>}
      {documents?.length === 0 && (
        <p className="quiet">None yet. An exercise that is changed, or a new network, is kept here.</p>
      )}
      {isSearched && (
        <search>
          <input
            type="search"
            className="search-own"
            aria-label="Search my documents"
            placeholder={`Search ${documents?.length ?? 0} documents`}
            value={wanted}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setWanted(target.value)}
          />
          <p role="status" className="quiet">
            {wanted !== "" && (found.length === 0 ? "None has these words." : `${found.length} found`)}
          </p>
        </search>
      )}
      <BringBack
        library={library}
        onBack={(id) => {
          const row = rows.current.get(id);
          if (row) row.open();
          else awaited.current = id;
        }}
      />
      {found.length > 0 && (
        <ul className="documents">
          {found.map((entry) => (
            <OwnDocumentRow
              key={entry.id}
              entry={entry}
              library={library}
              onOpen={openOwn}
              onDelete={(id) => void remove(id)}
              focus={(row) => {
                if (!row) return void rows.current.delete(entry.id);
                rows.current.set(entry.id, row);
                if (awaited.current !== entry.id) return;
                awaited.current = undefined;
                row.open();
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const textOf = (entry: OwnDocument) => `${entry.title} ${aboutWords(entry)}`;

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
