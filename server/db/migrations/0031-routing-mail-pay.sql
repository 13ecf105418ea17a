-- Absences, what is agreed about handoffs, what salespeople have on hand, the mail with the package, and statements of variable pay.
alter table users add column absences jsonb not null default '[]';
alter table settings add column handoffs jsonb not null default '{}';

create table sales_loads (
  center_id text not null references centers,
  id text collate "C" not null,
  open bigint not null,
  last_given jsonb not null,
  primary key (center_id, id)
);
select feed_table('sales_loads', 'everyone');

-- Counted anew for everybody a statement touches: reps see no handoffs but their own, and route all the same.
create function count_sales_loads(center text, people text[]) returns void language sql as $$
  insert into sales_loads (center_id, id, open, last_given)
  select center, u.id,
    (select count(*) from handoffs h where h.center_id = center and h.salesperson_id = u.id and h.outcome = 'open' and h.answer <> 'rejected'),
    coalesce((select jsonb_agg(given.at order by given.at desc) from (
      select h.handed_off_at as at from handoffs h where h.center_id = center and h.salesperson_id = u.id and h.origin <> 'outside'
      order by h.handed_off_at desc limit 20) given), '[]')
  from users u where u.center_id = center and u.id = any(people) and u.role = 'salesperson'
  on conflict (center_id, id) do update set open = excluded.open, last_given = excluded.last_given
    where row(sales_loads.open, sales_loads.last_given) is distinct from row(excluded.open, excluded.last_given)
$$;
create function note_sales_loads() returns trigger language plpgsql as $$
declare
  each record;
begin
  if tg_op = 'INSERT' then
    for each in select center_id, array_agg(distinct salesperson_id order by salesperson_id) as people from fresh group by center_id loop
      perform count_sales_loads(each.center_id, each.people);
    end loop;
  else
    for each in
      select center_id, array_agg(distinct salesperson_id order by salesperson_id) as people from (
        select f.center_id, unnest(array[f.salesperson_id, s.salesperson_id]) as salesperson_id from fresh f
        join stale s on s.center_id = f.center_id and s.id = f.id
        where row(f.salesperson_id, f.answer, f.outcome) is distinct from row(s.salesperson_id, s.answer, s.outcome)
      ) touched group by center_id
    loop
      perform count_sales_loads(each.center_id, each.people);
    end loop;
  end if;
  return null;
end
$$;
create trigger note_sales_loads_made after insert on handoffs referencing new table as fresh
  for each statement execute function note_sales_loads();
create trigger note_sales_loads_changed after update on handoffs referencing old table as stale new table as fresh
  for each statement execute function note_sales_loads();
select count_sales_loads(c.id, array(select u.id from users u where u.center_id = c.id and u.role = 'salesperson' order by u.id))
from centers c where exists (select 1 from users u where u.center_id = c.id and u.role = 'salesperson');

alter table handoffs
  add column mail_state text not null default 'none',
  add column mail_at bigint,
  add column mail_problem text not null default '';

-- Mails about handoffs: to be sent, sent, or given up. Written by the transaction that made them due; never synced.
create table handoff_mails (
  id text primary key default gen_random_uuid()::text,
  center_id text not null references centers,
  handoff_id text not null,
  kind text not null,
  recipient_id text not null,
  state text not null default 'waiting',
  attempts bigint not null default 0,
  next_at bigint not null default 0,
  problem text,
  created_at bigint not null,
  sent_at bigint
);
create index on handoff_mails (next_at) where state = 'waiting';
create index on handoff_mails (center_id, handoff_id);

create function note_handoff_mail() returns trigger language plpgsql as $$
begin
  if current_setting('refinery.touched', true) = 'rests' then return null; end if;
  if tg_op = 'INSERT' then
    insert into handoff_mails (center_id, handoff_id, kind, recipient_id, created_at)
    select center_id, id, 'package', salesperson_id, handed_off_at from fresh where mail_state = 'waiting' and answer = 'waiting';
  else
    insert into handoff_mails (center_id, handoff_id, kind, recipient_id, created_at)
    select f.center_id, f.id, 'package', f.salesperson_id, (extract(epoch from clock_timestamp()) * 1000)::bigint
    from fresh f join stale s on s.center_id = f.center_id and s.id = f.id
    where f.salesperson_id <> s.salesperson_id and f.answer = 'waiting' and f.mail_state = 'waiting';
  end if;
  return null;
end
$$;
create trigger note_handoff_mail_made after insert on handoffs referencing new table as fresh
  for each statement execute function note_handoff_mail();
create trigger note_handoff_mail_moved after update on handoffs referencing old table as stale new table as fresh
  for each statement execute function note_handoff_mail();

-- What signs the links in mails, one key a center; made when first needed, and never shown.
create table link_keys (
  center_id text primary key references centers,
  signing_key text not null
);

create table pay_statements (
  center_id text not null references centers,
  id text collate "C" not null,
  user_id text not null,
  quarter text not null,
  currency text not null,
  lines jsonb not null,
  total bigint not null,
  formula jsonb not null,
  paid_by_id text not null,
  paid_at bigint not null,
  primary key (center_id, id)
);
create index on pay_statements (center_id, user_id);
select feed_table('pay_statements', 'person');
