/** Text as PubMed marks it up: i, b, u, sup, sub and MathML, in document order (DTD pubmed_250101: %text; | mml:math). */
export type RichText = readonly Inline[];

/** A run of plain characters is a bare string, so that an unmarked title is stored as `["Title"]`. */
export type Inline = string | MarkedText | MathFormula;

export type Mark = "b" | "i" | "u" | "sup" | "sub";

export type MarkedText = { readonly mark: Mark; readonly children: RichText };

/** `mathml` is the serialised element without its namespace prefix; `text` is its character content. */
export type MathFormula = { readonly mathml: string; readonly text: string; readonly display: boolean };
