/** What a utility answers, before it goes on the wire. */
export type Reply = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const XML = "text/xml; charset=UTF-8";
const JSON_TYPE = "application/json; charset=UTF-8";
const TEXT = "text/plain; charset=UTF-8";
const HTML = "text/html; charset=UTF-8";

export const xmlReply = (body: string, status = 200): Reply => ({ status, type: XML, body });
export const jsonReply = (body: unknown, status = 200): Reply => ({ status, type: JSON_TYPE, body: JSON.stringify(body) });
export const textReply = (body: string, status = 200): Reply => ({ status, type: TEXT, body });
export const htmlReply = (body: string, status = 200): Reply => ({ status, type: HTML, body });
