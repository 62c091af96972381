/** A message ready to go: `raw` is the whole of it, headers and body, with CRLF line ends. */
export type Outgoing = {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
  /** Its Message-ID without the brackets: equal for every attempt at the same delivery. */
  readonly id: string;
};

/**
 * What came of one attempt. `doubtful`: the last byte had been handed over and no answer came, so it may have arrived
 * (RFC 1047). `hard`: this address will never take mail. `unreachable`: the server took no message at all, whoever it is for.
 */
export type SendResult =
  | { readonly kind: "accepted"; readonly answer: string }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "deferred"; readonly answer: string; readonly doubtful: boolean }
  | { readonly kind: "unreachable"; readonly answer: string }
  | { readonly kind: "refused"; readonly answer: string; readonly hard: boolean };

export type Mailer = {
  /** How many messages it is worth having under way at once. */
  readonly connections: number;
  /** Awaits `beforeLastByte` while the message cannot have arrived yet; where that answers false, it never will. */
  send(message: Outgoing, beforeLastByte?: () => Promise<boolean>): Promise<SendResult>;
  close(): Promise<void>;
};
