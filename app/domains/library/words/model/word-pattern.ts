/** A word as it stands in a text: the server and the pages must see the same ones. */
export const wordPattern = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
