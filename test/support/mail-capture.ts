import { createServer, type Server } from 'node:net';

/** A mail server of the loopback that keeps what it is sent. `refuse` makes it answer every recipient with a temporary fault. */
export type MailCapture = {
  url: string;
  mails: { from: string; to: string[]; source: string }[];
  refuse: (isOn: boolean) => void;
  stop: () => Promise<void>;
};

export const captureMail = async (): Promise<MailCapture> => {
  const mails: MailCapture['mails'] = [];
  let isRefusing = false;
  const server: Server = createServer((socket) => {
    let mail = { from: '', to: [] as string[], source: '' };
    let isData = false;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = (line: string): void => {
      if (isData) {
        if (line !== '.') {
          mail.source += `${line.startsWith('..') ? line.slice(1) : line}\n`;
          return;
        }
        isData = false;
        mails.push(mail);
        mail = { from: '', to: [], source: '' };
        return void say('250 kept');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') return void say('250 capture');
      if (verb === 'MAIL') mail.from = line.slice(10);
      if (verb === 'RCPT') {
        if (isRefusing) return void say('451 not now');
        mail.to.push(/<([^>]*)>/.exec(line)?.[1] ?? line);
      }
      if (verb === 'DATA') {
        isData = true;
        return void say('354 go on');
      }
      if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
        return;
      }
      say('250 ok');
    };
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (part: string) => {
      const lines = (rest + part).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
    say('220 capture');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the capture listens on no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuse: (isOn) => {
      isRefusing = isOn;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
