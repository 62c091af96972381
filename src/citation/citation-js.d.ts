// What we use of @citation-js/core 0.8 and @citation-js/plugin-csl 0.8, which ship no types.
declare module "@citation-js/core" {
  export class Cite {
    constructor(input: readonly unknown[] | string);
    format(
      output: "bibliography",
      options: {
        readonly template: string;
        readonly lang: string;
        readonly format: "text" | "html";
        readonly nosort: boolean;
        readonly asEntryArray: true;
      },
    ): readonly (readonly [id: string, entry: string])[];
    format(output: "ris" | "bibtex" | "data"): string;
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }

  export const plugins: {
    readonly config: {
      get(name: "@csl"): { readonly styles: { has(name: string): boolean; add(name: string, xml: string): void } };
    };
  };
}

declare module "@citation-js/plugin-csl";
