import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** What a name answers: exchangers and addresses; a code in the place of an answer; or nothing, ever. */
export type DnsEntry = { mx?: readonly string[]; a?: string; aaaa?: string } | 'servfail' | 'refused' | 'silent' | 'garbage';

export type FakeDns = {
  /** As EMAIL_DNS_SERVERS takes it. */
  server: string;
  /** By name; a name that is not here does not exist. */
  names: Map<string, DnsEntry>;
  /** `TYPE name`, in the order asked. */
  questions: string[];
  close(): Promise<void>;
};

const types: Record<number, 'A' | 'MX' | 'AAAA'> = { 1: 'A', 15: 'MX', 28: 'AAAA' };
const codes = { servfail: 2, refused: 5 };

/** A name server on loopback that speaks just enough of RFC 1035. */
export async function startFakeDns(): Promise<FakeDns> {
  const socket = createSocket('udp4');
  const fake: FakeDns = { server: '', names: new Map(), questions: [], close: () => new Promise((done) => socket.close(() => done())) };
  socket.on('message', (message, from) => {
    const { name, type, end } = questionOf(message);
    fake.questions.push(`${types[type] ?? type} ${name}`);
    const entry = fake.names.get(name);
    if (entry === 'silent') return;
    socket.send(entry === 'garbage' ? Buffer.from('not a name server at all') : answer(message, end, type, entry), from.port, from.address);
  });
  await new Promise<void>((done) => { socket.bind(0, '127.0.0.1', done); });
  fake.server = `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  return fake;
}

function questionOf(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

function answer(question: Buffer, end: number, type: number, entry: DnsEntry | undefined): Buffer {
  const isCode = entry === 'servfail' || entry === 'refused';
  const code = entry === undefined ? 3 : isCode ? codes[entry] : 0;
  const records = isCode || entry === undefined || typeof entry === 'string' ? [] : recordsOf(entry, types[type]);
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const answers = records.map((data) => {
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc00c, 0);
    head.writeUInt16BE(type, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt32BE(60, 6);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([header, question.subarray(12, end), ...answers]);
}

function recordsOf({ mx = [], a, aaaa }: Exclude<DnsEntry, string>, type: 'A' | 'MX' | 'AAAA' | undefined): Buffer[] {
  if (type === 'MX') return mx.map((exchange, at) => Buffer.concat([Buffer.from([0, exchange === '.' ? 0 : at * 10 + 10]), encoded(exchange)]));
  if (type === 'A' && a) return [Buffer.from(a.split('.').map(Number))];
  if (type === 'AAAA' && aaaa) return [Buffer.from(aaaa, 'hex')];
  return [];
}

const encoded = (name: string): Buffer =>
  Buffer.concat([...name.split('.').filter(Boolean).map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])), Buffer.from([0])]);
