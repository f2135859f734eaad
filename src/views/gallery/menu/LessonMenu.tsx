import { lessons } from "../../../exercises/lessons/menu";
import { useStores } from "../../../store/context";
import { isFound } from "./isFound";
import { openLesson } from "./openLesson";

export const lessonsFound = (wanted: string) => lessons.filter((lesson) => isFound(lesson, wanted));

interface LessonMenuProps {
  readonly wanted: string;
  readonly onOpen: () => void;
}

/** The lessons of Train: what each shows, and how long it takes. */
export function LessonMenu({ wanted, onOpen }: LessonMenuProps) {
  const stores = useStores();
  const found = lessonsFound(wanted);
  if (found.length === 0) return null;
  return (
    <section aria-label="Lessons in training">
      <h3 className="overline">Lessons in training</h3>
      <ul>
        {found.map(({ id, title, teaches, minutes, load }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                onOpen();
                void openLesson(stores, load);
              }}
            >
              <span>{title}</span>
              <small className="beside">{minutes} min</small>
              <small className="teaches">{teaches}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
