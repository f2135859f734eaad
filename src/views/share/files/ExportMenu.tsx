import { useState } from "react";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { useStores } from "../../../store/context";
import { fileName } from "../../../ui/files/fileName";
import { save } from "../../../ui/files/save";
import type { ExportKind } from "../../parts/files/exportKind";
import "../../parts/refused.css";
import "./exportMenu.css";

interface ExportMenuProps<Of extends AnyDocument> {
  readonly kinds: readonly ExportKind<Of>[];
  /** What is to be exported; nothing where nothing is open. */
  readonly documentNow: () => Promise<Of | undefined>;
  /** Whether the page hides the results: what holds them asks first. */
  readonly isHiding?: boolean;
  /** Is called before what holds them is made all the same; says whether it may be. */
  readonly onTell?: () => boolean;
}

/** All ways to take the network elsewhere, each to save and, where it is a text, to copy. */
export function ExportMenu<Of extends AnyDocument>({
  kinds,
  documentNow,
  isHiding = false,
  onTell,
}: ExportMenuProps<Of>) {
  const stores = useStores();
  const [said, setSaid] = useState("");
  const [asked, setAsked] = useState<{ readonly kind: ExportKind<Of>; readonly copies: boolean }>();
  const begin = () => {
    setSaid("");
    setAsked(undefined);
  };
  const choose = (kind: ExportKind<Of>, copies: boolean) => {
    setSaid("");
    if (isHiding && kind.tells) setAsked({ kind, copies });
    else void run(kind, copies);
  };
  const run = async (kind: ExportKind<Of>, copies: boolean) => {
    setAsked(undefined);
    if (isHiding && kind.tells && onTell && !onTell())
      return setSaid(`${kind.label} holds the results, and the numbers stay hidden here.`);
    try {
      const document = await documentNow();
      if (!document) return setSaid("There is nothing to export before a document is open.");
      const made = await kind.make(document, stores);
      if ("refused" in made) setSaid(made.refused);
      else if (copies && "text" in made) setSaid(await copied(made.text, kind.label));
      else {
        const name = fileName(document.title, kind.extension);
        save("text" in made ? made.text : made.blob, name, kind.type);
        setSaid(`Saved as ${name}`);
      }
    } catch {
      setSaid(`${kind.label} could not be made. Check the connection and try again.`);
    }
  };
  return (
    <>
      <button type="button" className="text-button" popoverTarget="export-menu" onClick={begin}>
        Export<span aria-hidden="true"> ▾</span>
      </button>
      <div id="export-menu" className="export-menu" popover="auto">
        <h2>Export</h2>
        <ul>
          {kinds.map((kind) => (
            <li key={kind.id}>
              <span>
                {kind.label}
                <small>{kind.about}</small>
              </span>
              {kind.copies && (
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`Copy: ${kind.label}`}
                  onClick={() => choose(kind, true)}
                >
                  Copy
                </button>
              )}
              <button
                type="button"
                className="plain-button"
                aria-label={`Save: ${kind.label}`}
                onClick={() => choose(kind, false)}
              >
                Save
              </button>
            </li>
          ))}
        </ul>
        {asked && (
          <div className="refused" role="alert">
            <p>{asked.kind.label} holds all results, also those that are still hidden here.</p>
            <button type="button" className="plain-button" onClick={() => void run(asked.kind, asked.copies)}>
              {asked.copies ? "Copy" : "Save"} all the same
            </button>
          </div>
        )}
        <p role="status">{said}</p>
      </div>
    </>
  );
}

async function copied(text: string, label: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `Copied: ${label}, ${text.length.toLocaleString("en")} characters`;
  } catch {
    return "The browser doesn't allow copying here; save it instead.";
  }
}
