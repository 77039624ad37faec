import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type SmtpMood = 'well' | 'busy' | 'refuses' | 'garbage' | 'silent' | 'hangs-up-after-data';

export type FakeSmtp = {
  url: string;
  port: number;
  mood: SmtpMood;
  /** What was accepted, whole. */
  accepted: { recipients: string[]; raw: string }[];
  connections: number;
  close(): Promise<void>;
};

/** A mail server on loopback that answers as its mood is. */
export async function startFakeSmtp(port = 0): Promise<FakeSmtp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    fake.connections += 1;
    converse(socket, fake);
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  const { port: chosen } = server.address() as AddressInfo;
  const fake: FakeSmtp = {
    url: `smtp://127.0.0.1:${chosen}?ignoreTLS=true`, port: chosen, mood: 'well', accepted: [], connections: 0,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
  return fake;
}

function converse(socket: Socket, fake: FakeSmtp): void {
  if (fake.mood === 'silent') return;
  if (fake.mood === 'garbage') {
    socket.end('HTTP/1.1 200 OK\r\n\r\n<html>not a mail server</html>\r\n');
    return;
  }
  const say = (line: string) => socket.write(`${line}\r\n`);
  let recipients: string[] = [];
  let data: string | null = null;
  let rest = '';
  say('220 fake ready');
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (data !== null) {
        if (line !== '.') {
          data += `${line}\r\n`;
          continue;
        }
        if (fake.mood === 'hangs-up-after-data') return void socket.destroy();
        fake.accepted.push({ recipients, raw: data });
        data = null;
        say('250 kept');
        continue;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') say('250 fake');
      else if (verb === 'MAIL') say(fake.mood === 'busy' ? '451 try again later' : '250 ok');
      else if (verb === 'RCPT') {
        if (fake.mood === 'refuses') say('550 no such person');
        else {
          recipients.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
          say('250 ok');
        }
      } else if (verb === 'DATA') {
        data = '';
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else if (verb === 'RSET') {
        recipients = [];
        say('250 ok');
      } else say('502 what');
    }
  });
}
