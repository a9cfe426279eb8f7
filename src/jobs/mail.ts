import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };
/** Hands one mail to the post office. Throws when it was not taken. */
export type SendMail = (mail: Mail) => Promise<void>;

/** SMTP out, to the server that ENGAWA_SMTP_URL names (smtp://…, smtps://…). Undefined where no server is named. */
export function openMail(env: NodeJS.ProcessEnv): SendMail | undefined {
  const address = env['ENGAWA_SMTP_URL'];
  if (!address) return undefined;
  const from = env['ENGAWA_MAIL_FROM'] || 'engawa@localhost';
  const transport = createTransport(address, { from, disableFileAccess: true, disableUrlAccess: true });
  return async (mail) => {
    await transport.sendMail({ ...mail, from });
  };
}
