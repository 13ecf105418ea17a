import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { ApiError, type ErrorCode, errorBody, statusOf } from '../errors.ts';

/** Fastify's and its plugins' own errors, by their code. */
const frameworkErrors: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMediaType',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalidJson',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalidJson',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalidRequest',
  FST_ERR_BAD_URL: 'notFound',
  FST_STATIC_FORBIDDEN_PATH: 'notFound',
  FST_REQ_FILE_TOO_LARGE: 'tooLarge',
  FST_FILES_LIMIT: 'tooLarge',
  FST_PARTS_LIMIT: 'tooLarge',
  FST_FIELDS_LIMIT: 'tooLarge',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupportedMediaType',
};

const byStatus: Record<number, ErrorCode> = {
  400: 'invalidRequest',
  404: 'notFound',
  413: 'tooLarge',
  415: 'unsupportedMediaType',
  429: 'tooManyRequests',
};

/** SQLSTATE classes 08, 53, 57 and the socket's own codes: the database is away, not the statement wrong. */
const databaseAway = /^(08...|53...|57P..|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EPIPE)$/;
const sqlState = /^[0-9A-Z]{5}$/;

const codeOf = (error: FastifyError): ErrorCode => {
  if (error instanceof ApiError) return error.code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'invalidRequest';
  if (typeof error.code === 'string' && databaseAway.test(error.code)) return 'unavailable';
  return frameworkErrors[error.code] ?? byStatus[error.statusCode ?? 500] ?? 'internal';
};

const fieldsOf = (error: FastifyError): ApiError['fields'] => {
  if (error instanceof ApiError) return error.fields;
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation.flatMap(({ instancePath, params, message }) => {
    const path = `${error.validationContext ?? 'body'}${instancePath.replaceAll('/', '.')}`.replace(/\.$/, '');
    const unknown = Array.isArray(params.keys) ? params.keys : [];
    if (unknown.length > 0) return unknown.map((key) => ({ path: `${path}.${key}`, message: 'is no field of this' }));
    return [{ path, message: message ?? 'is not as expected' }];
  });
};

/**
 * What the log may know of a fault: where it is and of which kind. PostgreSQL and zod put values into their messages, and values
 * are people's names and numbers; of those only code and place are kept.
 */
const traceOf = (error: FastifyError): Record<string, unknown> => {
  const place = error.stack?.slice(error.stack.indexOf('\n    at '));
  if (isResponseSerializationError(error)) {
    return { name: error.name, issues: error.cause.issues.map(({ path, code }) => `${path.join('.')} ${code}`), place };
  }
  const isFromDatabase = typeof error.code === 'string' && sqlState.test(error.code);
  return { name: error.name, code: error.code, message: isFromDatabase ? undefined : error.message, place };
};

/** The one place where a thrown error becomes an answer. */
export const answerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const code = codeOf(error);
  if (statusOf(code) >= 500) request.log.error({ code, fault: traceOf(error) }, 'request failed');
  const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  if (retryAfterMs !== undefined) reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  return reply
    .status(statusOf(code))
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ ...errorBody(code, fieldsOf(error)), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
};
