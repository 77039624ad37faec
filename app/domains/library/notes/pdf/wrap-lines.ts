/** Text in lines that are no wider than there is room; a word that is too long is broken. */
export function wrapLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      let rest = word;
      if (line !== '' && widthOf(`${line} ${rest}`) <= width) {
        line = `${line} ${rest}`;
        continue;
      }
      if (line !== '') lines.push(line);
      for (line = rest; widthOf(line) > width && [...line].length > 1; line = rest) {
        let take = [...rest];
        while (take.length > 1 && widthOf(take.join('')) > width) take = take.slice(0, -1);
        lines.push(take.join(''));
        rest = rest.slice(take.join('').length);
      }
    }
    return [...lines, line];
  });
}
