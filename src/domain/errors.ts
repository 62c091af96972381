export type ErrorCode = "invalid" | "not_found" | "conflict" | "unavailable";

/** A failure we foresaw. Its message is safe to show; anything else is a bug and reads "Something went wrong". */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
