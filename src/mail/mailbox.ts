/** A mailbox to which mail comes back. */
export type Mailbox = {
  /**
   * Goes through the unread messages, oldest first: those whose head (Content-Type and Subject) is `wanted` are handed to `take` and
   * marked read when it is done, not before; the others stay unread, for people. Ends early when `signal` aborts.
   */
  readUnread(
    visitor: { readonly wanted: (head: string) => boolean; readonly take: (message: string) => Promise<void> },
    signal: AbortSignal,
  ): Promise<void>;
};
