import { createTransport } from 'nodemailer';

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html?: string;
  attachments?: readonly { filename: string; content: Buffer; contentType: string }[];
};

/** Sends mail; throws what the other side answered. */
export type Mailer = { send: (mail: Mail) => Promise<void>; close: () => void };

export type MailSettings = { url: string; from: string };

const answerWithinMs = 20_000;

/** A mailer over SMTP, as the address says: `smtp://user:password@host:587`, `smtps://…`. */
export const createMailer = ({ url, from }: MailSettings): Mailer => {
  const transport = createTransport({
    url,
    connectionTimeout: answerWithinMs,
    greetingTimeout: answerWithinMs,
    socketTimeout: answerWithinMs,
  } as never);
  return {
    send: async ({ to, subject, text, html, attachments = [] }) => {
      // From an object, so that no name can write a header of its own.
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        ...(html ? { html } : {}),
        attachments: attachments.map((each) => ({ ...each })),
      });
    },
    close: () => transport.close(),
  };
};
