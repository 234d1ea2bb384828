CREATE TABLE episodes (
    id                  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint         text        NOT NULL,
    status              text        NOT NULL CHECK (status IN ('firing', 'resolved')),
    starts_at           timestamptz NOT NULL,
    ends_at             timestamptz,
    labels              jsonb       NOT NULL,
    annotations         jsonb       NOT NULL,
    generator_url       text        NOT NULL,
    alertmanager_url    text        NOT NULL,
    first_received_at   timestamptz NOT NULL,
    last_received_at    timestamptz NOT NULL,
    firing_deliveries   integer     NOT NULL,
    resolved_deliveries integer     NOT NULL,
    search              text        NOT NULL
);

CREATE INDEX episodes_latest ON episodes (fingerprint, id DESC);

-- An alert fires once at a time.
CREATE UNIQUE INDEX episodes_firing ON episodes (fingerprint) WHERE status = 'firing';
