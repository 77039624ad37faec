/** The muted hues that places own: for their icon, fallback covers and charts, never for running text. */
export const hues = ['pine', 'plum', 'ochre', 'brick', 'slate'] as const;
export type Hue = (typeof hues)[number];

export const hueClass = (hue: Hue | undefined) => (hue ? `hue-${hue}` : '');
