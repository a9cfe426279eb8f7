import type { Identifying } from '#domain/candidate-voice.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';

/** One sentence for the field: what in it would tell who is meant. */
export function tellingWords(identifying: readonly Identifying[]): string {
  const parts = identifying.map(({ found, why }) => `「${found}」は${why}`);
  return `だれの話かわかることば、伝えないことばがあります。${parts.join('。')}`;
}

/** Parts that the worker has looked at and that name nobody; what names somebody cannot be ticked away. */
export function SureOf({ doubts, values }: { doubts: readonly Identifying[]; values: readonly string[] }) {
  const asked = doubts.filter(({ weight }) => weight === 'ask');
  const kept = values.filter((found) => !asked.some((doubt) => doubt.found === found));
  if (asked.length === 0 && kept.length === 0) return null;
  return (
    <Checkboxes
      name="sureOf"
      label="人を指していないと、たしかめたことば"
      hint="地名・仕事の名・事務所の電話なら、しるしをつけて、もう一度出してください"
      required
      values={values}
      choices={[
        ...asked.map(({ found, why }) => ({ value: found, label: `「${found}」`, hint: why })),
        ...kept.map((found) => ({ value: found, label: `「${found}」`, hint: 'たしかめました' })),
      ]}
    />
  );
}
