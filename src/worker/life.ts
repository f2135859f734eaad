/** What a worker says of itself to the page's watchdog. */
export type Sign =
  /** It is there; for as long as it lives it holds the lock, where the browser has any to give. */
  | { readonly kind: "alive"; readonly lock?: string }
  /** It has begun on a command; without a lock this tells long work from death. */
  | { readonly kind: "begun" };

/** In a worker: takes the page's commands, and gives the signs of life by which `createWatchdog` knows that it lives. */
export function takeCommands<Command>(take: (command: Command) => void): void {
  let locked = false;
  const say = (sign: Sign) => self.postMessage(sign);
  self.onmessage = ({ data }: MessageEvent<Command>) => {
    if (!locked) say({ kind: "begun" });
    take(data);
  };
  const lock = `worker ${Math.random()}`;
  const hold = () => {
    locked = true;
    say({ kind: "alive", lock });
    return new Promise<never>(() => undefined);
  };
  // Only pages from a secure origin have locks, and a browser that keeps nothing may refuse them.
  if (navigator.locks) navigator.locks.request(lock, hold).catch(() => say({ kind: "alive" }));
  else say({ kind: "alive" });
}
