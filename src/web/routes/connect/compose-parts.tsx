import { lineSources, sessionsText, type Composition, type CompositionLine } from '#domain/composition.ts';
import { ruleText } from '#domain/hours-text.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { supportLevels } from '#domain/support-level.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import type { Reason } from '#web/ui/reason-lines.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { VoicesLine, VoicesPart } from './compose-voices.tsx';

const kinds = { '○': 'fits', '×': 'hindered', '△': 'ifChanged', '？': 'unknown' } as const;

/** Many voices with the same words give the same line: it is told once. */
function linesOf({ lines }: Composition): CompositionLine[] {
  const told = new Map(lines.map((line) => [`${line.mark}${line.source}${line.text}`, line]));
  return [...told.values()];
}

/** What stands in the way and what would change it come first: on them it is decided. What fits is told after. */
export function reasonsOf(draft: Composition): Reason[] {
  const isFit = ({ mark }: CompositionLine): boolean => mark === '○';
  const lines = linesOf(draft);
  return [...lines.filter((line) => !isFit(line)), ...lines.filter(isFit)].map(lineAsReason);
}

const fitsInShort = 3;

/** For a list: all that would have to change, and the first of what fits. The rest stands on the page of the draft. */
export function reasonsInShort(draft: Composition): { reasons: Reason[]; more: number } {
  const lines = linesOf(draft);
  const fits = lines.filter(({ mark }) => mark === '○');
  const others = lines.filter(({ mark }) => mark !== '○');
  return {
    reasons: [...fits.slice(0, fitsInShort), ...others].map(lineAsReason),
    more: Math.max(0, fits.length - fitsInShort),
  };
}

function lineAsReason({ mark, text, source }: CompositionLine): Reason {
  return {
    kind: kinds[mark],
    words: (
      <>
        {text}
        {gap}
        <span class="soft nb">{lineSources[source]}から</span>
      </>
    ),
  };
}

export function whenText(draft: Composition, today: string): string {
  const first = draft.dates[0];
  return `${ruleText(draft.rule)}${first === undefined ? '' : `　はじめは${formatDayNear(first, today)}`}`;
}

/** 強み × 声 × 場, in one line. */
export function PartsLine({ draft }: { draft: Composition }) {
  return (
    <p>
      強み <b>{draft.strength.text}</b> × 声 <VoicesLine draft={draft} />× 場 <b>{draft.place.name}</b>
    </p>
  );
}

/** 強み × 声 × 場: what it is made of, side by side. */
export function ThreeParts({ draft, today }: { draft: Composition; today: string }) {
  const { strength, place } = draft;
  return (
    <div class="tri">
      <div>
        <p class="k">{draft.lead.kind === 'person' ? '強み' : 'している団体'}</p>
        <p class="big">{strength.text}</p>
        <p class="soft">{strength.label}</p>
      </div>
      <div class="x" aria-hidden="true">
        ×
      </div>
      <div>
        <VoicesPart draft={draft} today={today} />
      </div>
      <div class="x" aria-hidden="true">
        ×
      </div>
      <div>
        <p class="k">場の空き</p>
        <p class="big">
          <a href={`/town/resources/${draft.placeId}`}>{place.name}</a>
        </p>
        <p>{ruleText(draft.rule)}</p>
        <p class="soft">
          {place.where === place.name ? null : place.where}
          {place.checkedOn === null
            ? `${gap}まだ確かめていません`
            : `${gap}確認 ${formatDayNear(place.checkedOn, today)}`}
        </p>
      </div>
    </div>
  );
}

type FactsProps = {
  draft: Composition;
  today: string;
  /** What is told of the draft on its own page only. */
  more?: readonly { label: string; value: string }[];
};

export function DraftFacts({ draft, today, more = [] }: FactsProps) {
  const { roleChange, people, keptOut } = draft;
  return (
    <Facts
      caption="案のあらまし"
      facts={[
        ...(roleChange === null
          ? []
          : [
              {
                label: '変えること',
                value: (
                  <>
                    「{roleChange.said}」→ <b>{roleChange.to}へ。</b>人ではなく、役割を変えます
                  </>
                ),
              },
            ]),
        { label: '日時・場所', value: `${whenText(draft, today)}　${draft.place.name}` },
        {
          label: '人数',
          value: `${people.least}人から、${people.most}人まで　${people.expected === null ? '何人ほど集まるかは、まだ聞いていません' : `${people.expected}人ほどの声`}`,
        },
        ...more,
        ...(keptOut.length === 0 ? [] : [{ label: 'この役に入れないこと', value: keptOut.join('、') }]),
      ]}
    />
  );
}

export function RolesTable({ draft }: { draft: Composition }) {
  return (
    <Table
      caption="役割"
      rows={draft.roles}
      columns={[
        { label: '役', kind: 'head', cell: (role) => role.title },
        { label: 'すること', cell: (role) => role.does },
        { label: 'だれが', cell: (role) => role.who },
        {
          label: 'はじめ → 先で',
          cell: (role) => (role.first === role.later ? role.first : `${role.first} → ${role.later}`),
        },
      ]}
    />
  );
}

export function FadingTable({ draft, today }: { draft: Composition; today: string }) {
  return (
    <Table
      caption="はじめの支えと、減らし方"
      rows={draft.fading}
      columns={[
        { label: '回', kind: 'head', cell: (step) => sessionsText(step) },
        { label: '支え方', kind: 'tight', cell: (step) => supportLevels[step.level] },
        { label: 'すること', cell: (step) => step.words },
        {
          label: 'いつごろ',
          kind: 'tight',
          cell: (step) => (step.onDay === null ? '' : `${formatDayNear(step.onDay, today)}から`),
        },
      ]}
    />
  );
}

export function ChecklistPart({ draft }: { draft: Composition }) {
  const labels = [...new Set(draft.checklist.map(({ label }) => label))];
  return (
    <Section title="はじめる前に" aside={`${draft.checklist.length}件`}>
      <Facts
        plain
        caption="はじめる前に確かめること"
        facts={labels.map((label) => ({
          label,
          value: (
            <ul>
              {draft.checklist
                .filter((item) => item.label === label)
                .map(({ words }) => (
                  <li>{words}</li>
                ))}
            </ul>
          ),
        }))}
      />
    </Section>
  );
}
