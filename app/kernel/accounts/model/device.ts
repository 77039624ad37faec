export type Device = { browser: string | null; system: string | null };

const browsers: [RegExp, string][] = [
  [/YaBrowser\//, 'Yandex'], [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'], [/Version\/.+Safari\//, 'Safari'], [/curl\//, 'curl'],
];
const systems: [RegExp, string][] = [
  [/Android/, 'Android'], [/iPhone|iPad|iPod/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux'],
];

/** “Firefox, Linux”; empty for what tells neither. */
export const deviceName = ({ browser, system }: Device): string => [browser, system].filter(Boolean).join(', ');

/** Enough to recognise one's own phone by; proper names, the same in every language. */
export function deviceOf(userAgent: string | null): Device {
  const nameIn = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? null;
  return { browser: nameIn(browsers), system: nameIn(systems) };
}
