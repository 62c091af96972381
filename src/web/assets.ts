import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A file of `views/assets/` under a name that changes with its content, so that browsers may keep it for ever. */
type Asset = { readonly address: string; readonly type: string; readonly body: Buffer };

export type Assets = { readonly stylesheet: Asset; readonly script: Asset; readonly icon: Asset };

export function readAssets(views: URL): Assets {
  const read = (name: string, extension: string, type: string): Asset => {
    const body = readFileSync(new URL(`assets/${name}.${extension}`, views));
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
    return { address: `/assets/${name}.${hash}.${extension}`, type, body };
  };
  return {
    stylesheet: read("site", "css", "text/css; charset=utf-8"),
    script: read("site", "js", "text/javascript; charset=utf-8"),
    icon: read("icon", "svg", "image/svg+xml"),
  };
}
