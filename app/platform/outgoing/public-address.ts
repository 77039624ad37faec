import ipaddr from 'ipaddr.js';

/** IPv6 ranges that carry an IPv4 address inside, and where in the 16 bytes it stands. */
const carriers: readonly { range: [ipaddr.IPv6, number]; at: number }[] = [
  { range: [ipaddr.IPv6.parse('::ffff:0:0'), 96], at: 12 },
  { range: [ipaddr.IPv6.parse('::ffff:0:0:0'), 96], at: 12 },
  { range: [ipaddr.IPv6.parse('::'), 96], at: 12 },
  { range: [ipaddr.IPv6.parse('64:ff9b::'), 96], at: 12 },
  { range: [ipaddr.IPv6.parse('2002::'), 16], at: 2 },
];

/** Public by its number, but inside of Azure it is the machine's own host. */
const hostOfTheCloud = '168.63.129.16';

/** The only addresses that the outside world has: everything else may be ours, a neighbour's or a cloud's metadata. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return isPublicV4(parsed as ipaddr.IPv4);
  const v6 = parsed as ipaddr.IPv6;
  if (v6.zoneId) return false;
  const carrier = carriers.find(({ range }) => v6.match(range));
  if (carrier) return isPublicV4(new ipaddr.IPv4(v6.toByteArray().slice(carrier.at, carrier.at + 4)));
  // Of IPv6 only 2000::/3 is given out; what ipaddr.js knows as special inside it (Teredo, documentation, …) is refused, too.
  return v6.range() === 'unicast' && v6.match([ipaddr.IPv6.parse('2000::'), 3]);
}

const isPublicV4 = (address: ipaddr.IPv4): boolean => address.range() === 'unicast' && address.toString() !== hostOfTheCloud;
