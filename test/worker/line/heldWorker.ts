/** A worker that does what the test lets it do. */
export class HeldWorker {
  static readonly all: HeldWorker[] = [];
  static latest(): HeldWorker {
    return HeldWorker.all[HeldWorker.all.length - 1];
  }
  readonly inbox: unknown[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  terminated = false;

  constructor() {
    HeldWorker.all.push(this);
  }
  postMessage(command: unknown): void {
    this.inbox.push(command);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(report: object): void {
    this.onmessage?.({ data: report });
  }
  die(message = "out of memory"): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }
}
