import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/{domain,matching,documents,registers}/**/*.test.{ts,tsx}',
            'src/web/ui/**/*.test.{ts,tsx}',
            'tests/boundaries/**/*.test.ts',
          ],
          // Property tests say what is true, not how fast: on a busy machine they take longer (speed: npm run bench).
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'src/{db,use-cases,web,api,cli,demo,jobs}/**/*.test.{ts,tsx}',
            'tests/policies/**/*.test.ts',
          ],
          exclude: ['src/web/ui/**'],
          globalSetup: ['tests/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
