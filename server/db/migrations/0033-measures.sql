-- What the center costs in a month and how much it is to sell: for the throughput plan and its own return.
alter table settings add column measures jsonb not null default '{"monthlyCost": null, "monthlySales": null}';
