-- Untried: no Trino runs in the tests. A dataset in an object store, as a table of the Hive connector.
CREATE TABLE hive.audit.events (
  event_time timestamp(3) with time zone,
  time_ms bigint,
  time varchar,
  account varchar,
  region varchar,
  id varchar,
  name varchar,
  source varchar,
  actor varchar,
  access_key_id varchar,
  source_address varchar,
  resource_type varchar,
  resource_name varchar,
  resources varchar,
  error_code varchar,
  request_id varchar,
  raw varchar,
  cloud varchar,
  date varchar
)
WITH (
  external_location = 's3://audit/lake/',
  format = 'PARQUET',
  partitioned_by = ARRAY['cloud', 'date']
);

-- After each run of access-audit events: the folders that are new.
CALL hive.system.sync_partition_metadata('audit', 'events', 'ADD');
