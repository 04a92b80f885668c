-- The application works as a role that cannot change what is only ever added to. The login takes this role when it connects; migrations,
-- the first load of an installation and the queue's own schema stay with the owner. Roles belong to the whole server: it may be there already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'keepline_app') THEN
    BEGIN
      CREATE ROLE keepline_app NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server is migrated at the same moment
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the role keepline_app is missing, and % may not create it. As an administrator: CREATE ROLE keepline_app NOLOGIN; GRANT keepline_app TO %;', current_user, quote_ident(current_user) USING ERRCODE = '42501';
    END;
  END IF;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    BEGIN
      EXECUTE format('GRANT keepline_app TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
      IF NOT pg_has_role(current_user, 'keepline_app', 'MEMBER') THEN
        RAISE EXCEPTION '% may not become keepline_app. As an administrator: GRANT keepline_app TO %;', current_user, quote_ident(current_user) USING ERRCODE = '42501';
      END IF;
    END;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO keepline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO keepline_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO keepline_app;
-- Tables of later migrations, whose migrations need not think of it.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO keepline_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO keepline_app;

-- The queue keeps its own tables and works as the owner; the application looks for card numbers in them.
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO keepline_app;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO keepline_app;
DO $$
BEGIN
  IF to_regnamespace('bullmq') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA bullmq TO keepline_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA bullmq TO keepline_app;
  END IF;
END $$;

-- An import forgets what it met, the quick way.
GRANT TRUNCATE ON import_seen TO keepline_app;
-- The rules of the states are the migrations' alone.
REVOKE INSERT, UPDATE, DELETE ON state_transition FROM keepline_app;

-- Takes from the application the right to do what a table refuses anyway (refuse_change), so that no forgotten trigger is the only guard.
-- Runs after every migration: a table that is made append-only is sealed with it.
CREATE FUNCTION seal_append_only() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  sealed record;
BEGIN
  FOR sealed IN
    SELECT t.tgrelid::regclass AS name, bit_or(t.tgtype) & 8 <> 0 AS deletes, bit_or(t.tgtype) & 16 <> 0 AS updates
    FROM pg_trigger t WHERE t.tgfoid = 'refuse_change()'::regprocedure AND t.tgqual IS NULL AND cardinality(t.tgattr::int2[]) = 0 GROUP BY t.tgrelid
  LOOP
    EXECUTE format('REVOKE TRUNCATE%s%s ON %s FROM keepline_app', CASE WHEN sealed.deletes THEN ', DELETE' ELSE '' END, CASE WHEN sealed.updates THEN ', UPDATE' ELSE '' END, sealed.name);
  END LOOP;
  IF to_regclass('public.keepline_migration') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON public.keepline_migration FROM keepline_app;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION seal_append_only() FROM PUBLIC;
SELECT seal_append_only();
