/**
 * A request and an answer without the web's objects around them: making and reading those was a fifth of what an answer of
 * the API costs. Pages have them, because Remix is given them.
 */
export type PlainRequest = {
  method: string;
  /** Made from configuration, never from Host. */
  url: URL;
  header(name: string): string | null;
  /** The same as one of the web's, for what reads a body. */
  whole(): Request;
};

/** `body` as text, or as the bytes that go out where somebody needed them before; null = none. Names of headers are written as they go out. */
export type PlainAnswer = { status: number; headers: Record<string, string>; body: Buffer | string | null };
