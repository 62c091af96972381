import type { Server } from "node:http";
import type { Duplex } from "node:stream";

/** The longest search, each character of which may take nine in an address, and the other headers. */
export const HEADER_BYTES = 128 * 1024;

const TOO_LONG = "The address is too long. A search may have up to 10,000 characters.\n";

/** Says in a sentence what Node says in a bare number. */
export function explainLongAddresses(server: Server): Server {
  return server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const isLong = error.code === "HPE_HEADER_OVERFLOW";
    const [status, text] = isLong
      ? ["431 Request Header Fields Too Large", TOO_LONG]
      : ["400 Bad Request", "This is not HTTP.\n"];
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
  });
}
