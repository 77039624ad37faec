import { expect, it } from 'vitest';
import { deviceName, deviceOf } from '#app/kernel/accounts/model/device.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Linux'], ['curl/8.5.0', 'curl'], ['Mozilla/5.0 (Linux; Android 14)', 'Android'], ['node', ''], [null, ''],
])('%s is named “%s”', (userAgent, name) => expect(deviceName(deviceOf(userAgent))).toBe(name));
