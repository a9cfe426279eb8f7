import * as z from 'zod';
import { line } from './person.ts';

/** More seals do not fit beside the title of an A4 sheet. */
export const mostPosts = 6;

/**
 * 様式: what the municipality's own rule (要綱) calls each paper, who signs it, and which papers are signed. Kinds of papers are
 * the business of src/documents; here they are words.
 */
export const paperSettingShape = z
  .object({
    formNumbers: z.record(z.string(), line('様式番号', 30)),
    posts: z
      .array(
        line('決裁欄の職', 6).refine((post) => post.trim() !== '', { error: '決裁欄の職を書いてください' }),
      )
      .max(mostPosts, `決裁欄は${mostPosts}つまでです`),
    approvedKinds: z.array(z.string()),
  })
  .superRefine(({ formNumbers, posts, approvedKinds }, context) => {
    const seen = new Map<string, string>();
    for (const [kind, number] of Object.entries(formNumbers)) {
      const plain = number.normalize('NFKC').replaceAll(/\s/gu, '');
      if (plain === '') continue;
      if (seen.has(plain)) {
        const message = 'ほかの紙と同じ様式番号です。どちらかを直してください';
        context.addIssue({ code: 'custom', path: ['formNumbers', kind], message });
      }
      seen.set(plain, kind);
    }
    if (approvedKinds.length > 0 && posts.length === 0) {
      const message = '決裁欄のある紙があります。職をひとつ以上書いてください';
      context.addIssue({ code: 'custom', path: ['posts'], message });
    }
  });
export type PaperSetting = z.output<typeof paperSettingShape>;
