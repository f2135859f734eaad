import { type KeyboardEvent, useRef, useState } from "react";
import { counted } from "../../../engine/math/counted";
import type { ExerciseEntry } from "../../../exercises/exercise";
import { exercises } from "../../../exercises/menu";
import { useStores } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { isFound } from "./isFound";
import { LessonMenu, lessonsFound } from "./LessonMenu";
import { openLesson } from "./openLesson";
import "./exerciseMenu.css";

interface ExerciseMenuProps {
  readonly onOpen: (id: string) => void;
  /** A lesson has been chosen, which opens by itself. */
  readonly onLesson: () => void;
}

/** All exercises, topic by topic, the lessons, and a field to search them. The arrow keys go through what is found. */
export function ExerciseMenu({ onOpen, onLesson }: ExerciseMenuProps) {
  const [wanted, setWanted] = useState("");
  const stores = useStores();
  const menu = useRef<HTMLElement>(null);
  const current = useWorkbench((state) => state.sheet?.id);
  const found = exercises.filter((entry) => isFound(entry, wanted));
  // In Train one looks for what can be trained.
  const inStep = useWorkbench((state) => state.view === "step");
  const lessonMenu = <LessonMenu wanted={wanted} onOpen={onLesson} />;
  const count = found.length + lessonsFound(wanted).length;
  const topics = [...new Set(found.map(({ topic }) => topic))];
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !menu.current) return;
    event.preventDefault();
    const stops = [...menu.current.querySelectorAll<HTMLElement>("input, li button")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  };
  return (
    <section className="exercise-menu" ref={menu} onKeyDown={press} aria-label="Exercises">
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const [lesson] = lessonsFound(wanted);
            if (found.length > 0) onOpen(found[0].id);
            else if (lesson) {
              onLesson();
              void openLesson(stores, lesson.load);
            }
          }}
        >
          <input
            type="search"
            aria-label="Search the exercises"
            placeholder={`Search ${exercises.length} exercises and the lessons`}
            value={wanted}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setWanted(target.value)}
          />
        </form>
      </search>
      <p role="status" className={count > 0 ? "unseen" : "quiet"}>
        {wanted !== "" &&
          (count > 0
            ? `${counted(count, "exercise")} found`
            : "No exercise has these words. Search for a topic, a sheet or a method, such as softmax.")}
      </p>
      {!inStep && lessonMenu}
      {topics.map((topic) => (
        <section key={topic} aria-label={topic}>
          <h3 className="overline">{topic}</h3>
          <ul>
            {found
              .filter((entry) => entry.topic === topic)
              .map((entry) => (
                <li key={entry.id}>
                  <button
                    type="button"
                    aria-current={entry.id === current ? "true" : undefined}
                    onClick={() => onOpen(entry.id)}
                  >
                    <Line entry={entry} />
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {inStep && lessonMenu}
    </section>
  );
}

function Line({ entry: { title, teaches, sheet, question, minutes } }: { readonly entry: ExerciseEntry }) {
  return (
    <>
      <span>{title}</span>
      <small className="beside">{minutes} min</small>
      <small className="teaches">{teaches}</small>
      <small className="beside">{question ? `${sheet}, ${shortened(question)}` : sheet}</small>
    </>
  );
}

/** `Problem 4 (1.4), parts 3 and 4` is Problem 4: the rest stands with the exercise. */
const shortened = (question: string) => question.replace(/[,(].*$/, "").trim();
