import type { SampleSignIn } from '../../shared/desktop.ts';

/** As the server says them once it is ready, one a line: role, name, mail address and password in columns. */
const column = /^ {2}(\S+) {2,}(\S.*?) {2,}(\S+@\S+) {2,}(\S+)$/;

/** How to sign in to the sample center that a server of our own begins with, from what it has said; empty when it has none. */
export const sampleSignInsIn = (said: string): SampleSignIn[] =>
  said
    .split(/\r?\n/)
    .map((line) => column.exec(line))
    .filter((found) => found !== null)
    .map(([, role = '', name = '', email = '', password = '']) => ({ role, name, email, password }));
