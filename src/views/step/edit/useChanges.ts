import { changesOf } from "../../../engine/document/changes";
import type { Edit, NetworkDocument } from "../../../engine/document/document";
import { givenChange, givenNumber, setGiven } from "../../../engine/document/edit/edit";
import { useWorkbench } from "../../../store/work/context";
import { networkIn } from "../../../store/work/workEntry";
import { useBring } from "../bring/useBring";

/** What a field of the open document needs. */
interface FieldChanges {
  /** What it was when the document was opened; a double click brings it back. */
  readonly initial: number | undefined;
  onChange(value: number): void;
  /** A matrix goes into the cells around. */
  onPasted?(text: string): boolean;
  /** The page follows while the field is dragged. */
  onPreview(value: number | undefined): void;
}

export function useChanges() {
  const edit = useWorkbench((state) => state.edit);
  const preview = useWorkbench((state) => state.preview);
  const document = useWorkbench((state) => state.document);
  const bring = useBring();
  const openedAs = networkIn(useWorkbench((state) => state.openedAs));
  return {
    /** Of a weight, a bias, an input or a target, by its canonical name. */
    number(name: string): FieldChanges {
      return {
        initial: openedAs && givenNumber(openedAs, name),
        onChange: (value) => edit(setGiven(name, value)),
        onPasted: (text) => bring.intoCell(name, text),
        onPreview(value) {
          const change = document && value !== undefined && givenChange(document, name, value);
          preview(change ? [change] : []);
        },
      };
    },
    /** @param read finds the setting in a document that may be another network */
    setting(
      change: (value: number) => Edit,
      read: (document: NetworkDocument) => number | undefined,
    ): FieldChanges {
      return {
        initial: openedAs && read(openedAs),
        onChange: (value) => edit(change(value)),
        onPreview: (value) =>
          preview(document && value !== undefined ? changesOf(document, change(value)) : []),
      };
    },
  };
}
