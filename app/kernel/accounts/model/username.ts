export const usernameLength = { min: 3, max: 30 };

/**
 * Letters of the everyday Latin and Cyrillic alphabets (with their accents), digits and `_ . -`.
 * Rarer letters stay out: too many of them are drawn like common ones.
 */
export const usernameSigns = /^[A-Za-zÀ-ÖØ-öø-ſ\u0400-\u045F\u0490-\u0493\u0496-\u049D\u04A2\u04A3\u04AE-\u04B3\u04BA\u04BB\u04D8\u04D9\u04E8\u04E90-9_.-]+$/;

export const normalizeUsername = (typed: string): string => typed.normalize('NFKC').trim();

export const hasUsernameCharacters = (username: string): boolean => usernameSigns.test(username) && /[^_.-]/.test(username);

/** On the right, what a reader takes for the sign on the left; all in lower case and without accents. */
const lookalikes: Record<string, string> = {
  a: 'аә', ae: 'æ', b: 'в', c: 'с', d: 'đðђ', e: 'еє', h: 'нһħңћ', i: 'l1ıłіӏ', j: 'ј', k: 'кқҝĸ', m: 'м', n: 'ŋ', o: '0оøөð',
  oe: 'œ', p: 'рþ', s: 'ѕ', t: 'тŧ', x: 'хҳ', y: 'уүұ', 3: 'з', 4: 'ч', 6: 'б', г: 'ґғ', љ: 'љ', џ: 'џ',
};

const skeleton = new Map(Object.entries(lookalikes).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)));

/**
 * What makes a username unique: two names that look alike have one key. Case is folded both ways (so that `ſ` and `ı`
 * meet `s` and `i`), accents are dropped (`ё` = `е`, `й` = `и`), then each sign becomes the plainest one it resembles.
 */
export function usernameKey(username: string): string {
  const folded = normalizeUsername(username).toUpperCase().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return [...folded].map((sign) => skeleton.get(sign) ?? sign).join('').slice(0, 60);
}

/** Names that would speak for the house, or that addresses and other software give a meaning. */
const reserved = [
  'about', 'abuse', 'account', 'accounts', 'admin', 'administrator', 'administration', 'anonymous', 'api', 'app', 'assets', 'auth', 'billing', 'blog',
  'bot', 'deleted', 'contact', 'everyone', 'guest', 'health', 'help', 'helpdesk', 'here', 'home', 'host', 'hostmaster', 'info', 'library', 'lessons',
  'login', 'logout', 'mail', 'mailer-daemon', 'me', 'member', 'members', 'moderator', 'moderators', 'news', 'nobody', 'noreply', 'no-reply', 'null',
  'official', 'owner', 'owners', 'postmaster', 'preferences', 'privacy', 'register', 'robot', 'root', 'sales', 'security', 'service', 'settings', 'shop',
  'sign-in', 'sign-out', 'signin', 'signout', 'signup', 'staff', 'status', 'superuser', 'support', 'sysadmin', 'system', 'teacher', 'teachers', 'team',
  'titles', 'undefined', 'user', 'users', 'visitor', 'webmaster', 'you', 'kruzhok', 'кружок', 'админ', 'администратор', 'администрация', 'аноним',
  'бот', 'владелец', 'гость', 'модератор', 'поддержка', 'помощь', 'учитель', 'преподаватель', 'система', 'служба', 'сотрудник', 'техподдержка', 'удалён',
];

const reservedKeys = new Set(reserved.map(usernameKey));

export const isReservedUsername = (username: string): boolean => {
  const key = usernameKey(username);
  return reservedKeys.has(key) || reservedKeys.has(key.replace(/[_.-]/g, ''));
};
