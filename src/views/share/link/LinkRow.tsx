import type { AnyDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import { fileName } from "../../../ui/files/fileName";
import { save } from "../../../ui/files/save";
import { type Link, longestLink } from "./shareLink";
import "../../parts/refused.css";

interface LinkRowProps {
  /** Nothing while it is being made. */
  readonly link: Link | undefined;
  /** What is in the link, as a sentence. */
  readonly about: string;
  readonly documentNow: () => Promise<AnyDocument | undefined>;
  readonly onSay: (sentence: string) => void;
}

/** A link to copy; where it would be too long, why, and a file instead. */
export function LinkRow({ link, about, documentNow, onSay }: LinkRowProps) {
  const saveFile = async () => {
    const document = await documentNow();
    if (!document) return;
    try {
      const { documentText } = await loadPart(() => import("../../../export/link"));
      const name = fileName(document.title, "json");
      save(documentText(document), name, "application/json");
      onSay(`Saved as ${name}`);
    } catch {
      onSay("The file could not be made. Check the connection and try again.");
    }
  };
  if (link?.refused !== undefined)
    return (
      <div className="refused" role="alert">
        <p>{link.refused}</p>
        <button type="button" className="plain-button" onClick={() => void saveFile()}>
          Save as a file
        </button>
      </div>
    );
  const url = link?.url;
  return (
    <>
      <div className="link-row">
        <input readOnly aria-label="Link" value={url ?? ""} onFocus={({ target }) => target.select()} />
        <button
          type="button"
          className="plain-button copy-link"
          disabled={!url}
          onClick={() => url && void copy(url, "Link", onSay)}
        >
          Copy
        </button>
      </div>
      <p className="quiet">
        {url &&
          `${url.length.toLocaleString("en")} of at most ${longestLink.toLocaleString("en")} characters. `}
        {about}
      </p>
    </>
  );
}

/** Copies a text, and says whether that worked. */
export async function copy(text: string, what: string, onSay: (sentence: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    onSay(`${what} copied`);
  } catch {
    onSay("The browser doesn't allow copying here; mark it and copy it by hand.");
  }
}
