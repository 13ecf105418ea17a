import { z } from 'zod';
import { errorResponse } from '../../shared/protocol/sync.ts';

/** Every route answers its errors in the same form; spread this into its `response`. */
export const errorAnswers = { '4xx': errorResponse, '5xx': errorResponse } as const;

/** An answer without a body. */
export const nothing = z.undefined().describe('Nothing to say');
