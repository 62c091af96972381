/** A mailbox to which mail comes back. */
export type Mailbox = {
  /**
   * Goes through the unread messages, oldest first: those whose head (Content-Type and Subject) is `wanted` are handed to `take` and
   * marked read once it answers true, not before; the others stay unread, for people. Ends early when `signal` aborts.
   */
  readUnread(
    visitor: { readonly wanted: (head: string) => boolean; readonly take: (message: string) => Promise<boolean> },
    signal: AbortSignal,
  ): Promise<void>;
};
