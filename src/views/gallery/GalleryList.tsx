import { useStores } from "../../store/context";
import { ordinary } from "../parts/address/address";
import { writeAddress } from "../parts/address/writeAddress";
import { MyDocuments } from "./documents/MyDocuments";
import { ExerciseMenu } from "./menu/ExerciseMenu";
import { NewNetwork } from "./NewNetwork";
import "./gallery.css";

interface GalleryListProps {
  /** Of what is open: its button may have no room for all of it. */
  readonly title: string | undefined;
  readonly onChoose: () => void;
}

/** A network of one's own, the reader's documents, and all exercises. */
export default function GalleryList({ title, onChoose }: GalleryListProps) {
  const { workbench } = useStores();
  const open = (exercise: string) => {
    onChoose();
    // Its steps are written and cut as the reader has them now.
    const { size, presentation } = workbench.getState();
    const address = { of: { exercise }, index: 0, size, view: "step", presentation, selected: [] } as const;
    location.hash = writeAddress({ ...address, classroom: ordinary });
  };
  return (
    <>
      {title !== undefined && (
        <p className="open-now">
          Open now: <b>{title}</b>
        </p>
      )}
      <NewNetwork />
      <MyDocuments />
      <ExerciseMenu onOpen={open} onLesson={onChoose} />
    </>
  );
}
