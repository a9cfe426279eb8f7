-- 同意（未成年）: 本人の気持ちと、保護者の返事は、別々に書く（practice.md §1.5(8)、§7.A4）。どちらも、もう一方の代わりにならない。
alter table consent
  add column assent text not null default '' check (assent in ('', 'agrees', 'refuses', 'cannot_say')),
  add column assent_words text not null default '',
  add column guardian_answer text not null default '' check (guardian_answer in ('', 'agrees', 'refuses', 'unable')),
  add column guardian_note text not null default '',
  -- 本人がいやと言ったものは、だれが同意しても同意ではない。
  add constraint consent_child_did_not_refuse check (state <> 'given' or assent <> 'refuses');
comment on column consent.assent is '未成年の本人の気持ち。空は、未成年でないか、たずねていない';
comment on column consent.guardian_answer is '保護者の返事。unable: 連絡がつかない・判断できない・本人を害するおそれ';
grant select (assent, assent_words, guardian_answer, guardian_note) on consent to engawa_worker;
grant select (assent, assent_words, guardian_answer, guardian_note), insert (assent, assent_words, guardian_answer, guardian_note) on consent to engawa_access;
