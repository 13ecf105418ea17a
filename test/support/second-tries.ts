import type { TestModule } from 'vitest/node';

/** As `npm test` reads it. */
const secondTry = 'passed on a second try: ';

/** Tells of every test that failed and then passed: it is in the sum, and nobody may think that it never failed. */
export default class SecondTries {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules)
      for (const test of module.children.allTests())
        if (test.diagnostic()?.flaky) console.log(`${secondTry}${module.relativeModuleId} > ${test.fullName}`);
  }
}
