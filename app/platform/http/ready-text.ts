const texts = new WeakMap<Response, string>();

/** A response whose text is at hand: what sends it need not read it back from a stream. */
export function textResponse(text: string, init: ResponseInit): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

export const readyText = (response: Response): string | undefined => texts.get(response);
