import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** What has arrived: who it is for, and the mail as it was sent. */
  mails: { to: string[]; source: string }[];
  close(): Promise<void>;
}

/** A mail server on loopback that takes every mail (RFC 5321, as much of it as a sender needs) and sends none on. */
export async function startMailServer(): Promise<MailServer> {
  const mails: MailServer['mails'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    let to: string[] = [];
    let rest = '';
    let isMail = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        const end = isMail ? '\r\n.\r\n' : '\r\n';
        const at = rest.indexOf(end);
        if (at < 0) return;
        const text = rest.slice(0, at);
        rest = rest.slice(at + end.length);
        if (isMail) {
          mails.push({ to, source: text });
          [to, isMail] = [[], false];
          say('250 taken');
        } else if (/^(EHLO|HELO)/i.test(text)) say('250 loopback');
        else if (/^RCPT TO:/i.test(text)) {
          to.push(text.replace(/^RCPT TO:<|>.*$/gi, ''));
          say('250 ok');
        } else if (/^DATA/i.test(text)) {
          isMail = true;
          say('354 go on');
        } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
    say('220 loopback');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
