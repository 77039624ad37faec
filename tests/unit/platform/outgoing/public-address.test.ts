import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isPublicAddress } from '#app/platform/outgoing/public-address.ts';

describe('public addresses', () => {
  it.each(['8.8.8.8', '93.184.216.34', '100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '2606:4700::1', '2a00:1450:4001::1', '64:ff9b::808:808', '::ffff:8.8.8.8', '2002:808:808::1'])(
    '%s is outside', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1',
    '100.127.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1',
    '255.255.255.255', '168.63.129.16', '::', '::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::10.0.0.1', '::ffff:0:10.0.0.1',
    '64:ff9b::a00:1', '64:ff9b::7f00:1', '64:ff9b:1::808:808', '2002:7f00:1::', '2002:a00:1::1', '2002:a9fe:a9fe::', '2001::1', '2001:db8::1', '3fff::1',
    'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '100::1', '5f00::1', '4000::1', 'localhost', '', '127.1.', 'example.org',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  it('no private IPv4 address becomes public inside of an IPv6 one', () => {
    fc.assert(fc.property(fc.constantFrom([127], [10], [192, 168], [169, 254], [100, 64]), fc.uint8Array({ minLength: 4, maxLength: 4 }), (start, rest) => {
      const bytes = [...start, ...rest].slice(0, 4);
      const [a, b, c, d] = bytes as [number, number, number, number];
      const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
      for (const address of [bytes.join('.'), `::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::1`]) expect(isPublicAddress(address)).toBe(false);
    }));
  });
});
