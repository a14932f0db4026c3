import type pg from 'pg'

/**
 * Helpers of the generator, in a schema of their own: repeatable chance by hashing, ids in order of time, and the
 * prepared rows that also serve as the yardstick of the import.
 */
export async function makeBenchSchema(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create schema if not exists bench;
    create or replace function bench.u(n bigint, salt bigint) returns float8 language sql immutable strict parallel safe as
      $$ select (hashint8extended(n, salt) & 9007199254740991) / 9007199254740992.0::float8 $$;
    create or replace function bench.id(at timestamptz, salt text) returns uuid language sql immutable strict parallel safe as
      $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(salt), 1, 3) || '8' || substr(md5(salt), 4, 15))::uuid $$;
    create table if not exists bench.done (step text primary key, detail jsonb not null default '{}', at timestamptz not null default now());
    create unlogged table if not exists bench.prepared (
      no int not null, kind text not null, name text not null, short_name text, credit_code text, region_code text,
      city_name text, industry_code text, size text, source text, external_id text not null, phone text not null, email text,
      contact_name text not null, contact_title text, contact_mobile text not null, contact_email text, custom jsonb not null, key_kinds text[] not null, key_values text[] not null,
      tokens text[] not null, id uuid, created_at timestamptz, person_id uuid, pool_id uuid);
  `)
}

export async function isDone(pool: pg.Pool, step: string): Promise<boolean> {
  const { rows } = await pool.query('select 1 from bench.done where step = $1', [step])
  return rows.length > 0
}

export async function markDone(pool: pg.Pool, step: string): Promise<void> {
  await pool.query('insert into bench.done (step) values ($1) on conflict do nothing', [step])
}
