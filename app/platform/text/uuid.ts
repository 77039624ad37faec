const shape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A text that the database takes for an id; whether it is anybody's is another question. */
export const isUuid = (text: string): boolean => shape.test(text);
