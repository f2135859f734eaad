import { exercises } from "../../exercises";
import { useStores } from "../../store/context";
import { useWorkbench } from "../../store/work/context";
import { ordinary, writeAddress } from "../share/address";
import { MyDocuments } from "./MyDocuments";
import { NewNetwork } from "./NewNetwork";
import "./gallery.css";

/** A network of one's own, and all exercises, sheet by sheet. */
export default function GalleryList({ onChoose }: { readonly onChoose: () => void }) {
  const { workbench } = useStores();
  const open = (exercise: string) => {
    onChoose();
    // Its steps are written and cut as the reader has them now.
    const { size, presentation } = workbench.getState();
    const address = { of: { exercise }, index: 0, size, view: "step", presentation, selected: [] } as const;
    location.hash = writeAddress({ ...address, classroom: ordinary });
  };
  const current = useWorkbench((state) => state.sheet?.id);
  const sheets = [...new Set(exercises.map(({ sheet }) => sheet))];
  return (
    <>
      <NewNetwork />
      <MyDocuments />
      {sheets.map((sheet) => (
        <section key={sheet} aria-label={sheet}>
          <h3 className="overline">{sheet}</h3>
          <ul>
            {exercises
              .filter((entry) => entry.sheet === sheet)
              .map(({ id, question, title }) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={id === current ? "true" : undefined}
                    onClick={() => open(id)}
                  >
                    <span>{title}</span>
                    <small>{question}</small>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
