/** A name for something that is kept, which nothing else has. */
export const newId = () => Math.random().toString(36).slice(2);
