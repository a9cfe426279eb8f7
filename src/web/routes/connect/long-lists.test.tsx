import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { expect, it } from 'vitest';
import type { PageContext } from '#web/ui/page-context.ts';
import { Options } from './options.tsx';
import { ReadingTownPage } from './reading-town-page.tsx';

async function html(part: Child): Promise<string> {
  const app = new Hono().get('/', (c) => c.html(<>{part}</>));
  return (await app.request('/')).text();
}

const options = (count: number): Child[] =>
  Array.from({ length: count }, (_, at) => <li class="opt">{`場${at + 1}`}</li>);

it('候補が8件までなら、ひとつも隠さない', async () => {
  const shown = await html(<Options options={options(8)} />);
  expect(shown).not.toContain('<details');
  expect(shown.match(/class="opt"/g)).toHaveLength(8);
});

it('20件あれば5件が開いていて、あとの15件は言葉ひとつで出る。番号はつづく', async () => {
  const [open = '', folded = ''] = (await html(<Options options={options(20)} />)).split('<details');
  expect(open.match(/class="opt"/g)).toHaveLength(5);
  expect(folded.match(/class="opt"/g)).toHaveLength(15);
  expect(folded).toContain('ほかの15件もみる');
  expect(folded).toContain('<ol start="6">');
});

const context: PageContext = {
  csrf: '',
  path: '/connect',
  lang: 'ja',
  today: '2026-11-24',
  municipalityName: '試町',
  isDemo: false,
};
const href = '/connect?person=x&if-time=day';

it('まちを読んでいるあいだは、何件のうち何件かを言い、同じ頁をひとりでに開きなおす', async () => {
  const page = await html(
    <ReadingTownPage context={context} href={href} town={{ done: 1200, total: 3400 }} />,
  );
  expect(page).toContain('3400のうち1200まで済みました');
  expect(page).toContain('data-reload="/connect?person=x&amp;if-time=day"');
  expect(page).toContain('<a href="/connect?person=x&amp;if-time=day">');
});

it('何件あるか分からないうちは、数を言わない。読みおえても、頁が出るまでは済んだと言わない', async () => {
  const first = await html(<ReadingTownPage context={context} href={href} town={{ done: 0, total: null }} />);
  expect(first).not.toContain('のうち');
  expect(first).toContain('data-reload');
  const last = await html(<ReadingTownPage context={context} href={href} town={{ done: 9, total: 9 }} />);
  expect(last).toContain('data-reload');
  expect(last).toContain('すぐさがせるように並べる');
});
