import pg from 'pg';

/** Whether nobody can sign in yet; the seed makes the accounts last, so an interrupted one is taken up again. */
export async function hasNoStaff(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT FROM staff_account LIMIT 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}
