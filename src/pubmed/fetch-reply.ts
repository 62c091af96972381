import { faultOfBody, faultOfMessage, type Outcome, saidIn } from "./failure.ts";

const ROOT = /<(PubmedArticleSet|PubmedBookArticleSet)(?=[\s/>])/;

/**
 * Accepts an EFetch reply only when its root element is there and closed: a reply that breaks off between two records,
 * or is nothing but the XML declaration and DOCTYPE, is otherwise indistinguishable from a smaller one.
 */
export function readFetchReply(body: string): Outcome<string> {
  const fault = faultOfBody(body);
  if (fault) return fault;
  const root = ROOT.exec(body.slice(0, 4000))?.[1];
  if (root !== undefined) {
    return closes(body, root) ? { kind: "done", value: body } : { kind: "retry", reason: "sent a reply that breaks off" };
  }
  if (/<ERROR>|"error"\s*:/i.test(body.slice(0, 4000))) return faultOfMessage(saidIn(body));
  if (/^\s*<\?xml/.test(body)) return { kind: "retry", reason: "sent an XML declaration and no records" };
  return { kind: "retry", reason: `sent a reply that is not PubMed's XML: ${saidIn(body)}` };
}

function closes(body: string, root: string): boolean {
  const end = body.slice(-200).trimEnd();
  return end.endsWith(`</${root}>`) || /<(\w+)\s*\/>$/.exec(end)?.[1] === root;
}
