import { opportunityShape, type Opportunity } from './conditions.ts';
import { weeklyRule } from './hours.ts';
import { isStandingVoice, type VoiceConditions, type VoiceState } from './voice.ts';

/** What the engine needs to know of a voice. Who said it is not among it. */
export type WishingVoice = {
  id: string;
  words: string;
  theme: string;
  heardOn: string;
  state: VoiceState;
  conditions: VoiceConditions;
  /** Names of the organisation and the area: no evidence of what is wished for. */
  properNames?: readonly string[] | undefined;
};

const nameLetters = 40;

/** A voice as the engine reads it: an opportunity of kind `wish` with its own conditions, hours and target groups. */
export function voiceAsWish(voice: WishingVoice): Opportunity {
  const { hours, wanted, concepts, ...conditions } = voice.conditions;
  const text = [voice.words, voice.theme].filter((part) => part.trim() !== '').join(' ');
  const named = (voice.properNames ?? []).filter((name) => name.trim().length > 1 && text.includes(name));
  return opportunityShape.parse({
    ...conditions,
    id: voice.id,
    kind: 'wish',
    name: Array.from(voice.theme || voice.words)
      .slice(0, nameLetters)
      .join(''),
    text,
    ...(named.length > 0 ? { properNames: named } : {}),
    concepts: [...new Set([...concepts, ...wanted])],
    // A wish has no seats: how many can come is asked of the room it is joined with.
    windows: hours === undefined || hours.length === 0 ? [] : [{ rule: weeklyRule(hours), capacity: null }],
    // Somebody said it on that day: an old voice must look old in every match (invariant 11).
    checkedOn: voice.heardOn,
    ...(isStandingVoice(voice.state) ? {} : { closedOn: voice.heardOn }),
  });
}
