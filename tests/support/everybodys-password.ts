/** Of every person that the end-to-end tests register. */
export const everybodysPassword = 'a quiet long evening 42';
