import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A post office on this machine: takes mails as a town hall's server would, or says that it is busy. */
export type PostOffice = {
  address: string;
  mails: string[];
  isBusy: boolean;
  close(): Promise<void>;
};

export async function openPostOffice(): Promise<PostOffice> {
  const mails: string[] = [];
  const office: PostOffice = {
    address: '',
    mails,
    isBusy: false,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
      stream.on('end', () => {
        if (office.isBusy) return done(new Error('busy'));
        mails.push(text);
        return done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  office.address = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return office;
}
