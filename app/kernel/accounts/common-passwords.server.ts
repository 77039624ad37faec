import list from './model/common-passwords.json' with { type: 'json' };

/** What people put after a word to make it pass for a password. */
const tail = /[\d!?.,*#_-]{1,6}$/;

const common = new Set(list.flatMap((line) => line.split(' ')));
/** `welcome1` on the list makes `welcome` a word whose tail does not matter. */
const words = new Set([...common].map((entry) => entry.replace(tail, '')).filter((word) => [...word].length >= 5));

const plain: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };

/** On the offline list as typed, with another tail, with letters written as digits, or just a few signs repeated. */
export function isCommonPassword(password: string): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  if (new Set(typed).size < 4 && [...typed].length <= 16) return true;
  const letters = [...typed].map((sign) => plain[sign] ?? sign).join('');
  return [typed, letters].some((form) => common.has(form)) || words.has(typed.replace(tail, ''));
}

export const commonPasswordCount = common.size;
