import type { KnipConfig } from 'knip';

export default {
  entry: [
    'src/main.ts',
    'src/cli/engawa.ts',
    'src/web/islands/engawa.ts',
    'src/documents/press/paper-worker.ts',
    'bench/main.ts',
    // Read by scripts/large-town.mjs under its address.
    'bench/lay-town.ts',
    'scripts/{start,dev,build,engawa,test,bench,large-town,screenshots,third-party}.mjs',
    // Types of a plain script for those who import it from TypeScript.
    'scripts/*.d.mts',
    'tests/journeys/*.spec.ts',
    'tests/**/*.test.{ts,tsx}',
    'src/**/*.test.{ts,tsx}',
  ],
  project: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'scripts/**', 'bench/**'],
  ignoreBinaries: ['apt-get', 'unshare', 'setpriv'],
  // What a file exports for its neighbours' types costs nothing and documents; unused values do cost.
  rules: { types: 'off' },
  ignoreExportsUsedInFile: true,
  // Typefaces are read as files, not imported.
  ignoreDependencies: ['kysely-codegen', '@embedpdf/fonts-jp', '@expo-google-fonts/biz-udgothic'],
} satisfies KnipConfig;
