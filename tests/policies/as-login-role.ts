import type pg from 'pg';

/** The same database, as the role that the application logs in with. */
export function asLoginRole(config: pg.ClientConfig): pg.ClientConfig {
  if (!config.connectionString) return { ...config, user: 'engawa_login' };
  const url = new URL(config.connectionString);
  url.username = 'engawa_login';
  return { connectionString: url.href };
}
