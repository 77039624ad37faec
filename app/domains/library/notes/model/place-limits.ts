/** How much one note may cover. Apart from the schema, which the browser does without. */
export const placeLimits = { pages: 30, quads: 400, strokes: 200, numbers: 12_000, text: 300_000 };
