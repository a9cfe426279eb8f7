import { expect, it } from 'vitest';
import { consentLink, consentWayBack } from './consent-link.ts';

const person = '01a21d43-38c0-7ed3-9c07-756ef1986c08';
const sheet = `/people/${person}/placements/01a21d4c-05e9-7535-b104-c5af8cf5b540/care-sheet`;

it('同意をうかがう頁は、足りなかった相手と目的からはじまり、もとの頁へもどる', () => {
  const link = consentLink(person, {
    purpose: '見学・体験・参加を支えるため',
    organizationId: '01a21d3f-953d-720a-a0c5-143c5e47ab11',
    back: sheet,
  });
  const { pathname, searchParams } = new URL(link, 'http://town');
  expect(pathname).toBe(`/people/${person}/consents/new`);
  expect(searchParams.get('purpose')).toBe('見学・体験・参加を支えるため');
  expect(searchParams.get('organization')).toBe('01a21d3f-953d-720a-a0c5-143c5e47ab11');
  expect(consentWayBack(person, searchParams.get('back') ?? '')).toBe(sheet);
});

it.each([
  ['よその場所', 'https://example.com/people/'],
  ['よその場所（//）', `//example.com/people/${person}/`],
  ['よその場所（\\）', `\\\\example.com/meetings/1`],
  ['ほかの人', '/people/01a21d43-38c0-7ed3-9c07-756ef1986c09/care-sheet'],
  ['上にのぼる', `/people/${person}/../../settings`],
  ['番地でないもの', 'javascript:alert(1)'],
  ['空', undefined],
])('%sへは、もどらない', (_title, back) => {
  expect(consentWayBack(person, back)).toBeUndefined();
});
