import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sheetTypes } from '../../shared/sheets/media-types.ts';

/** One value, or several by naming the parameter again: `?stage=lead&stage=working`. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .union([z.array(item).max(100), item])
    .transform((given): z.output<Item>[] => (Array.isArray(given) ? given : [given]) as z.output<Item>[])
    .optional();

export const formats = ['json', 'ndjson', 'csv'] as const;
export type Format = (typeof formats)[number];

const types: Record<Format, string> = { json: 'application/json', ndjson: 'application/x-ndjson', csv: sheetTypes.csv };

/** The form of the answer: `?format=` before the Accept header before JSON. */
export const formatOf = (request: FastifyRequest, asked: Format | undefined): Format => {
  const accepted = request.headers.accept ?? '';
  return asked ?? formats.find((format) => format !== 'json' && accepted.includes(types[format])) ?? 'json';
};

/** Marks the answer as a file to save. `name` is made by us, never by people: it goes into a header as it is. */
export const asFile = (reply: FastifyReply, format: Exclude<Format, 'json'> | 'xlsx', name: string): FastifyReply =>
  reply
    .header('content-type', format === 'xlsx' ? sheetTypes.xlsx : `${types[format]}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}.${format}"`);
