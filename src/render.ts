import { existsSync, readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";

/** Fills a page inside its layout; `model` is a plain object that names every field its template reads. */
export type Render = {
  (page: string, model: object, layout?: string): string;
  /** A partial or a page by itself. */
  readonly part: (name: string, model: object) => string;
  /** The layout around a body that is ready: what stands before it, and after it. */
  readonly around: (model: object, layout?: string) => readonly [before: string, after: string];
};

const EXTENSION = ".hbs";

/** Only Handlebars' own helpers are known, so it need not ask at every name whether it is one. */
const COMPILED = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;

/**
 * Precompiles every template of `views/` once. Strict: a field that a view model forgot is an error, never a silent gap.
 * Everything is escaped except triple braces, which only ever name a field ending in `Html` or the layout's `body`,
 * at which the layout is cut in two.
 */
export function createRender(views: URL): Render {
  const handlebars = Handlebars.create();
  const partials = compileFolder(handlebars, new URL("partials/", views));
  for (const [name, template] of partials) handlebars.registerPartial(name, template);
  const pages = compileFolder(handlebars, new URL("pages/", views));
  const layouts = new Map(readTemplates(new URL("layouts/", views)).map(([name, source]) => [name, cut(handlebars, source)]));

  const part: Render["part"] = (name, model) => get(partials.has(name) ? partials : pages, name)(model);
  const around: Render["around"] = (model, layout = "site") => {
    const [before, after] = get(layouts, layout);
    return [before(model), after(model)];
  };
  const whole = (page: string, model: object, layout?: string): string => {
    const body = get(pages, page)(model);
    return around(model, layout).join(body);
  };
  return Object.assign(whole, { part, around });
}

type Halves = readonly [before: Handlebars.TemplateDelegate, after: Handlebars.TemplateDelegate];

function cut(handlebars: typeof Handlebars, layout: string): Halves {
  const [before = "", after = ""] = layout.split("{{{body}}}");
  return [handlebars.compile(before, COMPILED), handlebars.compile(after, COMPILED)];
}

function compileFolder(handlebars: typeof Handlebars, folder: URL): ReadonlyMap<string, Handlebars.TemplateDelegate> {
  return new Map(readTemplates(folder).map(([name, source]) => [name, handlebars.compile(source, COMPILED)]));
}

/** A set of templates may do without partials: then their folder is not there (git keeps no empty one). */
function readTemplates(folder: URL): readonly (readonly [name: string, source: string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => [file.slice(0, -EXTENSION.length), readFileSync(new URL(file, folder), "utf8")]);
}

function get<T>(templates: ReadonlyMap<string, T>, name: string): T {
  const template = templates.get(name);
  if (template === undefined) throw new Error(`There is no template “${name}”.`);
  return template;
}
