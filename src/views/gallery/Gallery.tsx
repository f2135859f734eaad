import { useRef } from "react";
import { exercises } from "../../exercises";
import { useWorkbench } from "../../store/context";

/** The document's name; pressed, the list of exercises to open. */
export function Gallery({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const title = useWorkbench((state) => state.document?.title);
  const current = useWorkbench((state) => state.sheet?.id);
  const list = useRef<HTMLDivElement>(null);
  const sheets = [...new Set(exercises.map(({ sheet }) => sheet))];
  return (
    <>
      <button
        type="button"
        className="pick"
        popoverTarget="gallery"
        aria-label={`Exercises; open now: ${title ?? "none"}`}
      >
        <span>{title ?? "Exercises"}</span>
        <span aria-hidden="true"> ▾</span>
      </button>
      <div id="gallery" className="gallery" popover="auto" ref={list}>
        <h2>Exercises</h2>
        {sheets.map((sheet) => (
          <section key={sheet} aria-label={sheet}>
            <h3 className="overline">{sheet}</h3>
            <ul>
              {exercises
                .filter((entry) => entry.sheet === sheet)
                .map(({ id, question, title: name }) => (
                  <li key={id}>
                    <button
                      type="button"
                      aria-current={id === current ? "true" : undefined}
                      onClick={() => {
                        list.current?.hidePopover();
                        onChoose(id);
                      }}
                    >
                      <span>{name}</span>
                      <small>{question}</small>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
