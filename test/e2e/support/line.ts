import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network line between one machine and the server, which can be cut: then connections are refused and open ones break off. */
export type Line = {
  /** What the machine calls the server. The same before and after a cut, as cookies, databases and service workers belong to it. */
  url: string;
  cut: () => Promise<void>;
  mend: () => Promise<void>;
  close: () => Promise<void>;
};

/** Below the ports that the system hands out by itself: nobody takes the port while the line is cut. */
const ports = { from: 20_000, count: 9_000 };

/** Lays a line on the loopback to a server. A plain relay of bytes: HTTP and WebSocket alike go through it unread. */
export const layLine = async (serverPort: number): Promise<Line> => {
  const open = new Set<Socket>();
  const relay = (near: Socket): void => {
    const far = connect(serverPort, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => open.delete(socket));
    }
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
  };
  let server: Server | undefined;
  let port = 0;
  const mend = async (): Promise<void> => {
    if (server) return;
    const next = createServer(relay);
    port = await listen(next, port);
    server = next;
  };
  const cut = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    const closed = new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
    // A reset, not a polite end: that is how a network goes away.
    for (const socket of open) socket.resetAndDestroy();
    await closed;
  };
  await mend();
  return { url: `http://127.0.0.1:${port}`, cut, mend, close: cut };
};

/** Listens on the port, or for 0 on a free one of ours. Returns which. */
const listen = async (server: Server, port: number): Promise<number> => {
  for (let tries = 0; ; tries += 1) {
    const wanted = port || ports.from + Math.floor(Math.random() * ports.count);
    const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', resolve);
        resolve(null);
      });
    });
    if (!failure) return wanted;
    if (failure.code !== 'EADDRINUSE' || port || tries > 20) throw failure;
  }
};
