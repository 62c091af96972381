/** Where a thread begins: it starts without the loader that runs our sources, so it registers it and then goes on to the file itself. */
export function workerEntry(file: URL): URL {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const script = `import { register } from ${loader}; register(); await import(${JSON.stringify(file.href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}
