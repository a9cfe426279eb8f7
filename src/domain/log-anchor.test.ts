import { expect, it } from 'vitest';
import { anchorHeading, anchorLine, parseAnchors, type LogAnchor } from './log-anchor.ts';

const anchor: LogAnchor = {
  at: '2026-11-27T15:05:00.000Z',
  municipality: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: '縁が丘市',
  seq: 1234,
  count: 1234,
  hash: 'ab'.repeat(32),
};

it('書いた控えは、同じ控えとして読める', () => {
  const text = [
    anchorHeading,
    anchorLine(anchor),
    anchorLine({ ...anchor, seq: 0, count: 0, hash: '-' }),
  ].join('\n');
  expect(parseAnchors(text)).toEqual({ anchors: [anchor, { ...anchor, seq: 0, count: 0, hash: '' }] });
});

it('メールや表計算を通って、引用の印や改行が変わっても読める', () => {
  const text = `\uFEFF${anchorHeading}\r\n> ${anchorLine(anchor).replaceAll('\t', '  ')} \r\n\r\n`;
  expect(parseAnchors(text)).toEqual({ anchors: [anchor] });
});

it('読めない行は、何行目かを言う。半端な値を控えとは見ない', () => {
  expect(parseAnchors(`${anchorLine(anchor)}\n${anchorLine(anchor).slice(0, -12)}`)).toEqual({ badLine: 2 });
  expect(parseAnchors('[{"seq":1}]')).toEqual({ badLine: 1 });
});
