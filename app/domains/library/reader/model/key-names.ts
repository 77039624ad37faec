export type Pressed = { key: string; code: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/**
 * The names a pressed key may be registered under. A letter also counts by its place on the keyboard, so that the keys work in a
 * Russian layout; `/` and `?` too.
 */
export function namesOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string[] {
  if (altKey) return [];
  const mod = ctrlKey || metaKey ? 'mod+' : '';
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  const bare = new Set([key === ' ' ? 'space' : key.toLowerCase(), ...(letter ? [letter] : []), ...(code === 'Slash' ? [shiftKey ? '?' : '/'] : [])]);
  // What Shift makes another sign of is named by that sign.
  return [...bare].flatMap((name) => (shiftKey ? [`${mod}shift+${name}`, ...(name.length === 1 && !/\p{L}/u.test(name) ? [`${mod}${name}`] : [])] : [`${mod}${name}`]));
}
