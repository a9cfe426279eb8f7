import { expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

it.each([
  [`${windows} ${chrome}`, 'Chrome（Windows）'],
  [`${windows} ${chrome} Edg/140.0.0.0`, 'Edge（Windows）'],
  [`${windows.replace(')', '; rv:143.0)')} Gecko/20100101 Firefox/143.0`, 'Firefox（Windows）'],
  [
    'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1',
    'Safari（iPad）',
  ],
  [`Mozilla/5.0 (Linux; Android 14; K) ${chrome}`, 'Chrome（Android）'],
  ['curl/8.0', ''],
  ['', ''],
  ['<script>'.repeat(1000), ''],
])('閲覧ソフトの名は、あらましだけ', (sent, name) => {
  expect(browserName(sent)).toBe(name);
});
