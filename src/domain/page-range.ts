/**
 * Pages as printed and as meant: "132-42" is { text: "132-42", first: "132", last: "142" }; "S12-8" is first "S12", last "S18";
 * "1-9; discussion 9-10" keeps its text and has first "1", last "9". `last` is absent for one page.
 */
export type Pages = { readonly text: string; readonly first?: string; readonly last?: string };
