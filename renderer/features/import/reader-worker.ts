import { answerCalls } from '../../data/worker-calls.ts';
import { createFileReader } from './file-reader.ts';

/** The worker's side: reads files away from the screen. */
answerCalls(createFileReader());
