import type { Cabinet } from "./cabinet";
import type { DatabaseEvents } from "./database";
import { isFull, NoAnswer, TakenOver, troubleOf } from "./trouble";

/** Some browsers never answer, and another tab may hold the storage; the page can't wait for them. */
const patience = 3000;
/** What a browser refuses, as too many pictures, may take all its room for a moment. */
const roomAgain = 1000;

interface StorageSurroundings {
  open(events: DatabaseEvents): Promise<Cabinet>;
  say(sentence: string): void;
  /** A newer version of the page takes over: what isn't kept yet is to be left for the page that comes after a reload. */
  leave(): void;
}

/** Does things with what is kept; what fails is said, and tried again with the next. */
export function createAttempts({ open, say, leave }: StorageSurroundings) {
  let opening: Promise<Cabinet> | undefined;
  let taken = false;

  const events: DatabaseEvents = {
    yielded() {
      taken = true;
      opening = undefined;
      leave();
      say(troubleOf(new TakenOver()));
    },
    lost() {
      opening = undefined;
    },
    blocked: () => say(troubleOf(new NoAnswer())),
  };

  async function cabinet(): Promise<Cabinet> {
    if (taken) throw new TakenOver();
    opening ??= open(events);
    const mine = opening;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer()), patience);
    });
    try {
      return await Promise.race([mine, tooLate]);
    } catch (error) {
      // One that comes late is still waited for by the next.
      if (!(error instanceof NoAnswer) && opening === mine) opening = undefined;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return async function attempt<Result>(
    work: (cabinet: Cabinet) => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await work(await cabinet()).catch(async (error: unknown) => {
        if (!isFull(error) || taken) throw error;
        await new Promise((resolve) => setTimeout(resolve, roomAgain));
        return work(await cabinet());
      });
    } catch (error) {
      say(troubleOf(taken ? new TakenOver() : error));
      return undefined;
    }
  };
}
