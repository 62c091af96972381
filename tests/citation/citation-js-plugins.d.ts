// Importers we are judged by; they ship no types and are used for their side effect on @citation-js/core.
declare module "@citation-js/plugin-ris";
declare module "@citation-js/plugin-bibtex";
