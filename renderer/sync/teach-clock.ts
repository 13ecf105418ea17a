import type { ServerClock } from '../data/server-clock.ts';
import type { Transport } from './transport.ts';

/** The same transport; every answer that carries the server's time sets the clock. `wall`: this machine's clock as it is. */
export const teachClock = (transport: Transport, clock: ServerClock, wall: () => number): Transport => {
  const heard = async <Answer extends { at?: number | undefined }>(ask: () => Promise<Answer>): Promise<Answer> => {
    const askedAt = wall();
    const answer = await ask();
    if (answer.at !== undefined) clock.learn(answer.at, askedAt, wall());
    return answer;
  };
  return {
    ...transport,
    push: (request) => heard(() => transport.push(request)),
    pull: (cursor) => heard(() => transport.pull(cursor)),
  };
};
