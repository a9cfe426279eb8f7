import * as z from 'zod';

/** 進め方の決まり of a town: how often a host is asked, and after how many good reviews the next step of support is proposed. */
export const usualPractice = { soundingsPerWeek: 2, reviewsBeforeStep: 3 } as const;

const count = (label: string, most: number) =>
  z
    .int(`${label}を、数字で書いてください`)
    .min(1, `${label}は1からです`)
    .max(most, `${label}は${most}までです`);

export const practiceSettingShape = z.object({
  soundingsPerWeek: count('打診の数', 50),
  reviewsBeforeStep: count('回数', 12),
});
export type PracticeSetting = z.output<typeof practiceSettingShape>;
/** Version 0: the town has not decided yet, and what the product comes with holds. */
export type StoredPractice = PracticeSetting & { version: number };
