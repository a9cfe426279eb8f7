import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { DatabaseTrouble } from './database-trouble.ts';
import { readPidFile } from './start-embedded.ts';
