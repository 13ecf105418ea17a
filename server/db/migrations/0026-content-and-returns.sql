-- What can be sent to leads and the mails it goes with; and what brings back who is kept informed (shared/domain/content.ts, returns.ts).
create table contents (
  center_id text not null references centers,
  id text collate "C" not null,
  title text not null,
  kind text not null,
  buying_phase text not null,
  place text not null,
  language text not null,
  topic text not null,
  is_retired boolean not null,
  changed_by_id text not null,
  changed_at bigint not null,
  primary key (center_id, id)
);
select feed_table('contents', 'everyone');

create table mail_templates (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  language text not null,
  subject text not null,
  body text not null,
  is_retired boolean not null,
  changed_by_id text not null,
  changed_at bigint not null,
  primary key (center_id, id)
);
select feed_table('mail_templates', 'everyone');

alter table settings add column returns jsonb not null
  default '{"scoreFrom": 60, "touchKinds": ["inquiry", "referral", "event", "badgeScan"]}';

-- Who is kept informed is looked through by rule, some at a time.
create index leads_kept_informed on leads (center_id, id) where stage = 'keepInformed';
