import { useState } from "react";
import type { NetworkDocument } from "../../engine/network/document";
import { type ExportKind, fileName, save } from "./exports";

interface ExportMenuProps {
  readonly kinds: readonly ExportKind[];
  /** What is to be exported; nothing where nothing is open. */
  readonly documentNow: () => Promise<NetworkDocument | undefined>;
}

/** All ways to take the network elsewhere, each to save and, where it is a text, to copy. */
export function ExportMenu({ kinds, documentNow }: ExportMenuProps) {
  const [said, setSaid] = useState("");
  const run = async (kind: ExportKind, copies: boolean) => {
    setSaid("");
    try {
      const document = await documentNow();
      if (!document) return setSaid("There is nothing to export before a network is open.");
      const made = await kind.make(document);
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
      <button type="button" className="text-button" popoverTarget="export-menu" onClick={() => setSaid("")}>
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
                  onClick={() => void run(kind, true)}
                >
                  Copy
                </button>
              )}
              <button
                type="button"
                className="plain-button"
                aria-label={`Save: ${kind.label}`}
                onClick={() => void run(kind, false)}
              >
                Save
              </button>
            </li>
          ))}
        </ul>
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
