import { hoursText } from '#domain/hours-text.ts';
import { voiceOrigins, voiceSharings, type VoiceOrigin } from '#domain/voice.ts';
import type { VoiceRecord } from '#use-cases/community/read-voice.ts';
import { nameConcept } from '#use-cases/resources/name-concept.ts';
import { conditionLabels, splitConditions } from '#web/routes/town/condition-facts.ts';
import type { Fact } from '#web/ui/facts.tsx';

/** Whose word it is: 川端自治会 自治会長, 住民. */
export function originWords(voice: {
  organizationName: string | null;
  toldBy: string;
  fromKind: VoiceOrigin;
}): string {
  const said = [voice.organizationName ?? '', voice.toldBy].filter((part) => part !== '').join(' ');
  return said === '' ? voiceOrigins[voice.fromKind] : said;
}

/** What the voice asks for, as far as somebody asked; and the names of what nobody asked. */
export function wishFacts({ conditions }: VoiceRecord): { facts: Fact[]; unasked: string[] } {
  const { hours, wanted, hostWishes } = conditions;
  const { asked, unasked } = splitConditions({ ...conditions, hostWishes: [] }, nameConcept);
  const facts = [
    ...(wanted.length > 0 ? [{ label: 'だれのため', value: wanted.map(nameConcept).join('、') }] : []),
    ...(hours === undefined ? [] : [{ label: '集まりやすい時間', value: hoursText(hours) }]),
    ...(hostWishes.length > 0
      ? [{ label: 'ほしい手・力', value: hostWishes.map(({ text }) => text).join('／') }]
      : []),
    ...asked,
  ];
  const open = [
    ...(wanted.length === 0 ? ['だれのため'] : []),
    ...(hours === undefined ? ['集まりやすい時間'] : []),
    ...unasked.filter((label) => label !== conditionLabels.hostWishes),
  ];
  return { facts, unasked: open };
}

export function sourceFacts(voice: VoiceRecord): Fact[] {
  return [
    { label: 'だれから', value: originWords({ ...voice, toldBy: voice.voice.toldBy }) },
    { label: '聞いた場面', value: voice.voice.scene || '書いていません' },
    { label: '地区', value: voice.areaName ?? '市全体' },
    { label: 'テーマ', value: voice.voice.theme || '書いていません' },
    { label: '伝えてよいか', value: voiceSharings[voice.voice.sharing] },
    ...(voice.createdByName === null ? [] : [{ label: '書いた人', value: voice.createdByName }]),
  ];
}
