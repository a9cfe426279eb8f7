import { checklistLabels, type ChecklistKind } from '#domain/checklist.ts';
import { demandLabels, demandLevelLabels, type DemandCode } from '#domain/demand-codes.ts';
import { facilityLabels, type Facility } from '#domain/facility.ts';
import { listActivities } from '#use-cases/resources/name-concept.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Table } from '#web/ui/table.tsx';
import { recipeParts } from '#domain/recipe.ts';
import { roleParts, type RecipeTyped } from './recipe-form.ts';

/** Every part as it reads, so that two versions can be held beside each other. */
function partsOf(typed: RecipeTyped): { label: string; value: string }[] {
  return [
    { label: '名まえ', value: typed.name },
    { label: 'すること', value: listActivities().find(({ id }) => id === typed.concept)?.label ?? '' },
    {
      label: '要る場',
      value: typed.facilities
        .filter((need) => need !== '')
        .map((need) =>
          need
            .split('|')
            .map((code) => facilityLabels[code as Facility])
            .join('か'),
        )
        .join('と'),
    },
    { label: '長さ', value: `${typed.minutes}分` },
    { label: '人数', value: `${typed.groupLeast}–${typed.groupMost}人` },
    ...typed.roles.map(({ title, does }, place) => ({
      label: recipeParts[roleParts[place] ?? 'lead'],
      value: `${title}：${does}`,
    })),
    {
      label: '求められること',
      value: Object.entries(typed.demands)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([code, level]) =>
            `${demandLabels[code as DemandCode]}（${demandLevelLabels[Number(level)] ?? ''}）`,
        )
        .join('、'),
    },
    {
      label: '確かめること',
      value: typed.checklist
        .toSorted()
        .map((kind) => checklistLabels[kind as ChecklistKind])
        .join('、'),
    },
    { label: '覚え書き', value: typed.note },
    { label: '案に使うか', value: typed.inUse ? '使う' : '使わない' },
  ];
}

/** Somebody saved it first: both stand here, what you typed stays in the form below, and saving it again puts it in place. */
export function RecipeClash({ mine, theirs }: { mine: RecipeTyped; theirs: RecipeTyped }) {
  const saved = partsOf(theirs);
  const rows = partsOf(mine)
    .map(({ label, value }, place) => ({ label, mine: value, theirs: saved[place]?.value ?? '' }))
    .filter((row) => row.mine !== row.theirs);
  return (
    <>
      <Notice kind="warn" title="ほかの人が、先に直しました">
        <p>下の欄には、あなたの書いたものが残っています。違う所を見て直し、もう一度残してください。</p>
      </Notice>
      <Table
        caption="違う所"
        showCaption
        rows={rows}
        empty="書いたことは同じでした。"
        columns={[
          { label: '項目', kind: 'head', cell: (row) => row.label },
          { label: 'あなた', cell: (row) => row.mine },
          { label: '先に残ったもの', cell: (row) => row.theirs },
        ]}
      />
    </>
  );
}
