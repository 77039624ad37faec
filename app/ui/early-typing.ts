/*
 * People type before a page is alive. React leaves what stands in an input, but a text area whose text is still the one it came
 * with, it fills with that text again as it comes alive, over what was typed. So a text area that was typed into gets a text that
 * React does not know, which leaves its value alone, and its own back as soon as it is alive.
 */
const waiting = new WeakMap<HTMLTextAreaElement, { text: string }>();

/** Before React takes the page over. */
export function keepEarlyTyping(): void {
  for (const area of document.querySelectorAll('textarea')) {
    waiting.set(area, { text: area.defaultValue });
    area.addEventListener('input', disguise);
    disguise({ currentTarget: area });
  }
}

const disguise = ({ currentTarget }: Pick<Event, 'currentTarget'>) => {
  const area = currentTarget as HTMLTextAreaElement;
  if (area.value !== area.defaultValue) area.defaultValue = `${waiting.get(area)?.text}\u200b`;
};

/** The `ref` of a text area that the server may have drawn. */
export function endEarlyTyping(area: HTMLTextAreaElement | null): void {
  const before = area && waiting.get(area);
  if (!before) return;
  waiting.delete(area);
  area.removeEventListener('input', disguise);
  area.defaultValue = before.text;
}
