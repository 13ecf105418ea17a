import { describe, expect, test, vi } from 'vitest';
import { callWorker, type WorkerCall, WorkerLost } from './worker-calls.ts';

type Api = { double: (value: number) => Promise<number> };

/** A worker whose answers the test gives by hand. */
const aWorker = () => {
  const asked: WorkerCall[] = [];
  const terminate = vi.fn();
  const target = Object.assign(new EventTarget(), { postMessage: (call: WorkerCall) => asked.push(call), terminate });
  const say = (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data }));
  return { worker: target as unknown as Worker, asked, say, terminate, fail: () => target.dispatchEvent(new Event('error')) };
};

describe('calls to a worker', () => {
  test('get the answer that is theirs, in whatever order answers come', async () => {
    const { worker, asked, say } = aWorker();
    const double = callWorker<Api>(worker).method('double');
    const answers = Promise.all([double(2), double(5)]);
    const [first, second] = asked;
    expect(first).toMatchObject({ call: 'double', args: [2] });
    say({ id: second?.id, result: 10 });
    say({ id: first?.id, result: 4 });
    await expect(answers).resolves.toEqual([4, 10]);
  });

  test('that the worker could not answer say so, and others go on', async () => {
    const { worker, asked, say } = aWorker();
    const double = callWorker<Api>(worker).method('double');
    const failing = double(2);
    say({ id: asked[0]?.id, fault: 'out of range' });
    await expect(failing).rejects.toThrow(new WorkerLost('out of range'));
    const next = double(3);
    say({ id: asked[1]?.id, result: 6 });
    await expect(next).resolves.toBe(6);
  });

  test('are all told when the worker fails, those that come later too', async () => {
    const { worker, asked, fail, terminate } = aWorker();
    const double = callWorker<Api>(worker).method('double');
    const waiting = double(2);
    fail();
    await expect(waiting).rejects.toBeInstanceOf(WorkerLost);
    await expect(double(3)).rejects.toBeInstanceOf(WorkerLost);
    expect(asked).toHaveLength(1);
    expect(terminate).toHaveBeenCalled();
  });
});
