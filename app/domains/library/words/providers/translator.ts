export type Wanted = { text: string; from: string; to: string };

/** Whoever turns a text into another language; throws OutsideError when there is no answer until `until`. */
export type Translator = { provider: 'libretranslate' | 'google-translate'; translate(wanted: Wanted, until: number): Promise<string> };
