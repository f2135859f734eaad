/** Questions that are yet to be answered, by the numbers of their commands. */
export interface PendingQuestions<Answer> {
  /** What will be answered to a command that was sent. */
  answerTo(id: number): Promise<Answer>;
  resolve(id: number, answer: Answer): void;
  /** @returns whether the command was a question that was pending */
  reject(id: number, message: string): boolean;
  rejectAll(message: string): void;
}

export function createPendingQuestions<Answer>(): PendingQuestions<Answer> {
  const pending = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  return {
    answerTo: (id) => new Promise((resolve, reject) => void pending.set(id, { resolve, reject })),
    resolve(id, answer) {
      pending.get(id)?.resolve(answer);
      pending.delete(id);
    },
    reject(id, message) {
      pending.get(id)?.reject(new Error(message));
      return pending.delete(id);
    },
    rejectAll(message) {
      for (const { reject } of pending.values()) reject(new Error(message));
      pending.clear();
    },
  };
}
