import { defineConfig, devices } from '@playwright/test';
import { browserArguments, findBrowser } from './tests/support/browser.ts';
import { personsZone } from './tests/support/persons-days.ts';

const executablePath = findBrowser() ?? undefined;
const desktop = { ...devices['Desktop Chrome'], locale: 'en-US', timezoneId: personsZone };

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/global-app.ts',
  // One more than a small machine has cores: a story waits now and then.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  timeout: 150_000,
  expect: { timeout: 20_000 },
  // A trace films every page, which takes as long again as the test: a picture of the failure is always kept, `TRACE=1` asks for the rest.
  // A worker would answer in place of what tests put between pages and the app; its own tests let it in.
  use: { serviceWorkers: 'block', trace: process.env.TRACE ? 'retain-on-failure' : 'off', screenshot: 'only-on-failure', launchOptions: { executablePath, args: browserArguments } },
  projects: [
    { name: 'js', use: desktop },
    { name: 'nojs', use: { ...desktop, javaScriptEnabled: false }, grepInvert: /@js/ },
  ],
});
