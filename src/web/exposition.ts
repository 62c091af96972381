/** One number of a family; an absent value was never known, and is left out rather than told as nought. */
export type Sample = { readonly labels?: Readonly<Record<string, string>>; readonly value: number | undefined };

export type Metric = {
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly samples: readonly Sample[];
};

export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Prometheus' text format 0.0.4. A family of which nothing is known is left out whole. */
export function exposition(metrics: readonly Metric[]): string {
  return metrics.map(family).join("");
}

function family({ name, type, help, samples }: Metric): string {
  const lines = samples.flatMap(({ labels, value }) =>
    value === undefined ? [] : `${name}${labelled(labels)} ${numeral(value)}\n`,
  );
  if (lines.length === 0) return "";
  return `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelled(labels: Sample["labels"] = {}): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

/** Prometheus reads what Go's ParseFloat reads, where infinity is Inf. */
function numeral(value: number): string {
  return String(value).replace("Infinity", "Inf");
}
