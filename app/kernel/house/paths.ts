/** Addresses of what the house shows of itself; its settings are among `adminPaths`. */
export const housePaths = {
  /** The house's accent. The colour is in the address, so that a changed one is another file. */
  stylesheet: (accent: string) => `/house.css?v=${accent.slice(1)}`,
};
