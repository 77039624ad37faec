/** Where a picture is to be had: `ol-12345` (a cover of Open Library) or `gb-zyTCAlFPjgYC` (a volume of Google Books). */
export const coverRefPattern = /^(?:ol-\d{1,12}|gb-[\w-]{1,30})$/;
