/**
 * The least that can answer the same: node:http and pg. GET /<n> runs the n-th list of statements, prepared, and answers with
 * their rows as JSON. No session, no access rules, no masks, no GraphQL.
 */
import http from 'node:http';
import pg from 'pg';

process.once('message', ({ databaseUrl, statements, poolSize, sessionSettings }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, options: sessionSettings });
  const names = new Map();
  const nameOf = (text) => names.get(text) ?? names.set(text, `bare ${names.size}`).get(text);
  // What the product does not prepare, because its plan depends on its values, is not prepared here either.
  const lists = statements.map((list) => list.map(({ name, text, values }) => ({ ...(name && { name: nameOf(text) }), text, values })));
  const server = http.createServer((request, response) => {
    answer(pool, lists[Number(request.url.slice(1))]).then(
      (body) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
        response.end(body);
      },
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
});
process.channel.ref();
process.once('SIGTERM', () => process.exit(0));

async function answer(pool, list) {
  let rows = [];
  for (const statement of list) ({ rows } = await pool.query(statement));
  return JSON.stringify(rows);
}
