import type { ErrorResponse } from '../shared/protocol/sync.ts';

type CodedError = { status: number; message: string; whatToDo: string };

/** Every error the server answers with. The code is the contract; message and advice are for people without the app's own words. */
const errorTable = {
  invalidRequest: {
    status: 400,
    message: 'The request does not have the expected form.',
    whatToDo: 'Correct the fields named and send it again.',
  },
  invalidJson: { status: 400, message: 'The body is not valid JSON.', whatToDo: 'Send a JSON body, or none with no content type.' },
  wrongCredentials: {
    status: 401,
    message: 'Mail address and password do not match.',
    whatToDo: 'Check both and try again; after many tries wait a minute.',
  },
  notSignedIn: {
    status: 401,
    message: 'You are not signed in.',
    whatToDo: 'Sign in, or send a personal token as “Authorization: Bearer …”.',
  },
  sessionEnded: {
    status: 401,
    message: 'Your sign-in has ended.',
    whatToDo: 'Sign in again. Work kept on this machine is sent afterwards.',
  },
  tokenUnknown: {
    status: 401,
    message: 'This personal token is not known, was revoked or has expired.',
    whatToDo: 'Make one under Settings, Sign-ins and tokens, and send it as “Authorization: Bearer rft_…”.',
  },
  keyUnknown: {
    status: 401,
    message: 'This key is not known, or was revoked.',
    whatToDo: 'Make a key under Campaigns and send it as “Authorization: Bearer rfk_…”.',
  },
  userDisabled: { status: 403, message: 'This user is disabled.', whatToDo: 'Ask an admin of your center to enable you again.' },
  notAllowed: { status: 403, message: 'Your role may not do this.', whatToDo: 'Ask a team lead, a manager or an admin of your center.' },
  signInNeeded: { status: 403, message: 'A personal token cannot do this.', whatToDo: 'Sign in with mail address and password for it.' },
  foreignOrigin: { status: 403, message: 'The request comes from another site.', whatToDo: 'Open Refinery itself and do it there.' },
  notFound: { status: 404, message: 'There is nothing here, or it is not yours to see.', whatToDo: 'Check the address.' },
  protocolUnknown: {
    status: 409,
    message: 'This app and the server speak different versions.',
    whatToDo: 'Update the app. Nothing saved on this machine is lost.',
  },
  sequenceGap: {
    status: 409,
    message: 'Commands before these are missing here.',
    whatToDo: 'Send again from the sequence number named.',
  },
  leaseTaken: {
    status: 409,
    message: 'Somebody else is on this lead.',
    whatToDo: 'Take the next one; this one is free again when they are done.',
  },
  leadNotFree: {
    status: 409,
    message: 'This lead is not in the pool any more, or is not to be called.',
    whatToDo: 'Take the next one.',
  },
  leaseLost: {
    status: 409,
    message: 'Your hold on this lead is over.',
    whatToDo: 'Take the lease again before you call; what was done so far is taken in.',
  },
  deviceForked: {
    status: 409,
    message: 'Another desktop sends under the same id.',
    whatToDo: 'Take a new device id and go on from the first command that has no answer.',
  },
  commandParked: {
    status: 409,
    message: 'A part of this could not be applied and is kept among the parked work.',
    whatToDo: 'Open the list of parked work in Refinery; what came before it is done.',
  },
  tooLarge: { status: 413, message: 'The request is too large.', whatToDo: 'Send it in smaller parts.' },
  unsupportedMediaType: {
    status: 415,
    message: 'The server does not take this kind of content.',
    whatToDo: 'Look up the content types in /api/docs.',
  },
  unreadableFile: {
    status: 422,
    message: 'The file cannot be read as a table of leads.',
    whatToDo:
      'Look at the field named: the file itself, a column of the mapping that is not there, dates that need `dateOrder`, or numbers that need `numberMark`.',
  },
  tooManyRequests: { status: 429, message: 'Too many tries in a short time.', whatToDo: 'Wait a minute and try again.' },
  serverBusy: {
    status: 429,
    message: 'The server is taking in the work of others.',
    whatToDo: 'Send it again when your turn comes; it is named in `retryAfterMs`.',
  },
  pushUnderWay: {
    status: 429,
    message: 'An earlier push of this desktop is still being taken in.',
    whatToDo: 'Wait for its answer, or send again in a moment; nothing is taken in twice.',
  },
  intakeBusy: {
    status: 429,
    message: 'More comes in than can be taken in.',
    whatToDo: 'Send it again after the time in `Retry-After`, with the same `Idempotency-Key`; nothing of it was taken in.',
  },
  keyReused: {
    status: 409,
    message: 'This idempotency key was used for another body.',
    whatToDo: 'Use a new key for each lead, and the same one only to send the same lead again.',
  },
  internal: {
    status: 500,
    message: 'The server met a fault of its own.',
    whatToDo: 'Try again; if it stays, tell an admin the time and request id.',
  },
  unavailable: {
    status: 503,
    message: 'The server cannot reach its database.',
    whatToDo: 'Wait a moment; what you do is kept and sent later.',
  },
} as const satisfies Record<string, CodedError>;

export type ErrorCode = keyof typeof errorTable;
type Fields = ErrorResponse['fields'];

/** An expected refusal. Throw it anywhere below a route; the error handler answers with its row of the table. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly fields: Fields;
  /** With 429: when to come again. */
  readonly retryAfterMs: number | undefined;
  constructor(code: ErrorCode, fields?: Fields, retryAfterMs?: number) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.fields = fields;
    this.retryAfterMs = retryAfterMs;
  }
}

export const statusOf = (code: ErrorCode): number => errorTable[code].status;

/** The body for a code, as `errorResponse` describes it. */
export const errorBody = (code: ErrorCode, fields?: Fields): ErrorResponse => {
  const { message, whatToDo } = errorTable[code];
  return fields ? { code, message, whatToDo, fields } : { code, message, whatToDo };
};
