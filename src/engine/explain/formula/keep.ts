/** Makes a part of an explanation, or gives the one that was made under that name before. */
export type Keep = <Part>(name: string, make: () => Part) => Part;

/** Makes everything. */
export const keepNothing: Keep = (_name, make) => make();
