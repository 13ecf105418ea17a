import { exitOf, installWhatIsMissing, onStop, spawnNode } from './project.mjs';

// `npm run seed -- --leads 10000`: writes the sample center into the database the server uses; see server/sample/main.ts.

installWhatIsMissing();
const seeding = spawnNode(['server/sample/main.ts', ...process.argv.slice(2)]);
onStop((signal) => seeding.kill(signal));
process.exitCode = await exitOf(seeding);
