/** Apollo Server as its documentation starts it, with pg: the n-th list of statements as typed rows. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import pg from 'pg';

const typeDefs = `
  type Line { subscriberId: ID! lineId: ID! name: String! msisdn: String! market: String! status: String! planName: String! validTo: String! numberLostAt: String! zone: String! autoRenew: Boolean! }
  type Query { lines(list: Int!): [Line!]! }
`;

process.once('message', async ({ databaseUrl, statements, poolSize }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
  const Line = { validTo: (line) => line.validTo.toISOString(), numberLostAt: (line) => line.numberLostAt.toISOString() };
  const lines = async (_, { list }) => {
    const [{ name, text, values }] = statements[list];
    return (await pool.query({ name, text, values })).rows.slice(0, 25);
  };
  const server = new ApolloServer({ typeDefs, resolvers: { Query: { lines }, Line } });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  process.send({ port: Number(new URL(url).port) });
});
process.channel.ref();
process.once('SIGTERM', () => process.exit(0));
