/** Where a catalog's texts lie for pages: its name says all that the browser has to know. */
export const catalogAddress = ({ version, locale, namespace }: { version: string; locale: string; namespace: string }): string => `/assets/${namespace}.${locale}-${version}.js`;
